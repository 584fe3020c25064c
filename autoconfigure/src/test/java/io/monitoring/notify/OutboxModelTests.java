package io.monitoring.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.monitoring.alert.Alert;
import io.monitoring.alert.AlertState;
import io.monitoring.series.LabelMatcher;
import io.monitoring.series.Labels;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.monitoring.notify.DispatcherFixture.START;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random lives of alerts with a receiver that comes and goes and a process that dies at
 * random points: what was decided is delivered or covered by something newer, a crash
 * repeats at most one notification, and in the end the receiver knows what is true.
 */
class OutboxModelTests {

	private static final int RUNS = 100;

	private static final int TICKS = 300;

	private static final Duration TICK = Duration.ofSeconds(15);

	private final Map<Labels, Alert> alerts = new LinkedHashMap<>();

	private Random random = new Random(0);

	private Instant now = START;

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void crashesLoseNothingAndRepeatLittle(boolean sendResolved) {
		int crashes = 0;
		int taken = 0;
		for (int seed = 0; seed < RUNS; seed++) {
			CrashWorld world = run(seed, sendResolved, 0.05, 0);
			assertThat(world.withoutNews).as("repeated, seed %d", seed).isLessThanOrEqualTo(world.crashes);
			crashes += world.crashes;
			taken += world.taken.size();
		}
		assertThat(crashes).isGreaterThan(RUNS);
		assertThat(taken).isGreaterThan(5 * RUNS);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void silencesLoseNothing(boolean sendResolved) {
		for (int seed = 0; seed < RUNS; seed++) {
			run(seed, sendResolved, 0, 0.05);
		}
	}

	private CrashWorld run(int seed, boolean sendResolved, double crashRate, double silenceRate) {
		this.random = new Random(seed);
		this.now = START;
		this.alerts.clear();
		CrashWorld world = new CrashWorld(new MemoryNotificationLog(1000), this.random);
		Silences silences = new Silences(new MemorySilenceStore(), 1000);
		Dispatcher dispatcher = dispatcher(world, sendResolved, silences);
		for (int i = 0; i < TICKS; i++) {
			world.down = (this.random.nextDouble() < 0.1) != world.down;
			world.callsToLive = (this.random.nextDouble() < crashRate) ? 1 + this.random.nextInt(4) : Integer.MAX_VALUE;
			if (this.random.nextDouble() < silenceRate) {
				silences.put(silence(), this.now);
			}
			change();
			dispatcher.accept(this.now, List.copyOf(this.alerts.values()));
			dispatcher = world.revive() ? dispatcher(world, sendResolved, silences) : dispatcher;
		}
		world.down = false;
		for (int i = 0; i < 200; i++) {
			pass();
			dispatcher.accept(this.now, List.copyOf(this.alerts.values()));
		}
		checkEnd(world, dispatcher, sendResolved, seed);
		return world;
	}

	private void checkEnd(CrashWorld world, Dispatcher dispatcher, boolean sendResolved, int seed) {
		assertThat(dispatcher.status().outstanding()).as("outstanding, seed %d", seed).isZero();
		assertThat(world.pending()).as("pending, seed %d", seed).isEmpty();
		assertThat(world.undelivered()).as("never taken, seed %d", seed).isEmpty();
		for (int i = 0; i < 6; i++) {
			Labels labels = labels(i);
			Alert alert = this.alerts.get(labels);
			boolean firing = alert != null && alert.state() == AlertState.FIRING;
			String told = String.valueOf(world.told(labels));
			if (firing || sendResolved) {
				assertThat(told.startsWith("FIRING")).as("%s told of %s, seed %d", told, labels, seed)
					.isEqualTo(firing);
			}
		}
	}

	private Silence silence() {
		return new Silence("", List.of(LabelMatcher.equal("i", String.valueOf(this.random.nextInt(6)))), this.now,
				this.now.plusSeconds(60 + this.random.nextInt(900)), this.now, "ann", "test");
	}

	/** Rules hand over the end of an alert for a quarter of an hour. */
	private void pass() {
		this.now = this.now.plus(TICK);
		this.alerts.values().removeIf((alert) -> {
			Instant resolvedAt = alert.resolvedAt();
			return resolvedAt != null && resolvedAt.isBefore(this.now.minus(Duration.ofMinutes(15)));
		});
	}

	private void change() {
		pass();
		if (this.random.nextInt(4) > 0) {
			return;
		}
		Labels labels = labels(this.random.nextInt(6));
		Alert alert = this.alerts.get(labels);
		boolean firing = alert != null && alert.state() == AlertState.FIRING;
		this.alerts.put(labels, (alert != null && firing) ? TestAlerts.resolved(alert, this.now)
				: TestAlerts.firing(this.now, names(labels)));
	}

	private static Labels labels(int i) {
		return Labels.of("alertname", "A" + (i / 3), "i", String.valueOf(i));
	}

	private static String[] names(Labels labels) {
		List<String> names = new ArrayList<>();
		labels.forEach((name, value) -> names.addAll(List.of(name, value)));
		return names.toArray(String[]::new);
	}

	private static Dispatcher dispatcher(CrashWorld world, boolean sendResolved, Silences silences) {
		Route root = new Route("main", List.of(), List.of("alertname"), DispatcherFixture.timing(20, 60, 36_000),
				Route.Windows.NONE, false, List.of());
		return new Dispatcher(DispatcherSettings.of(root, List.of(new Receiver("main", world, sendResolved)), ""),
				world, silences, Runnable::run, () -> 0.5);
	}

}
