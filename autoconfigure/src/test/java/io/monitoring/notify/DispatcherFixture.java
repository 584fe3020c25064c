package io.monitoring.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import io.monitoring.alert.Alert;
import io.monitoring.alert.AlertState;
import io.monitoring.series.LabelMatcher;
import io.monitoring.series.Labels;

/**
 * A dispatcher on a clock of its own that ticks every second, with alerts that fire until
 * they are resolved, as the rules would hand them over.
 */
final class DispatcherFixture {

	static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

	final RecordingNotifier notifier = new RecordingNotifier("main");

	final MemoryNotificationLog log = new MemoryNotificationLog(20_000);

	final Silences silences = new Silences(new MemorySilenceStore(), 100);

	final Map<Labels, Alert> alerts = new LinkedHashMap<>();

	DispatcherSettings settings;

	Dispatcher dispatcher;

	long second;

	DispatcherFixture(Route root, boolean sendResolved, RecordingNotifier... others) {
		List<Receiver> receivers = new ArrayList<>();
		receivers.add(new Receiver("main", this.notifier, sendResolved));
		Arrays.stream(others).map(Receiver::of).forEach(receivers::add);
		this.settings = DispatcherSettings.of(root, receivers, "https://shop.example/monitoring");
		this.dispatcher = dispatcher();
	}

	private Dispatcher dispatcher() {
		return new Dispatcher(this.settings, this.log, this.silences, Runnable::run, () -> 0.5);
	}

	DispatcherFixture configure(UnaryOperator<DispatcherSettings> change) {
		this.settings = change.apply(this.settings);
		this.dispatcher = dispatcher();
		return this;
	}

	/** A new process: only what is kept outlives the old one. */
	DispatcherFixture restart() {
		this.dispatcher = dispatcher();
		return this;
	}

	DispatcherFixture fail(Throwable failure, int times) {
		this.notifier.failures.addAll(Collections.nCopies(times, failure));
		return this;
	}

	Silence silence(long seconds, LabelMatcher... matchers) {
		return this.silences.put(
				new Silence("", List.of(matchers), now(), now().plusSeconds(seconds), now(), "ann", "maintenance"),
				now());
	}

	/** Groups by name, waits 1 s, tells of changes every 10 s and repeats after 60 s. */
	static Route route(Route... children) {
		return new Route("main", List.of(), List.of("alertname"), timing(1, 10, 60), Route.Windows.NONE, false,
				List.of(children));
	}

	static Route.Timing timing(long wait, long interval, long repeat) {
		return new Route.Timing(Duration.ofSeconds(wait), Duration.ofSeconds(interval), Duration.ofSeconds(repeat));
	}

	DispatcherFixture fire(String... labels) {
		Alert alert = TestAlerts.firing(now(), labels);
		this.alerts.put(alert.labels(), alert);
		return this;
	}

	DispatcherFixture resolve(String... labels) {
		this.alerts.computeIfPresent(Labels.of(labels), (name, alert) -> TestAlerts.resolved(alert, now()));
		return this;
	}

	Instant now() {
		return START.plusSeconds(this.second);
	}

	/** Tick every second up to and including a second. */
	DispatcherFixture runTo(long last) {
		while (this.second < last) {
			this.second++;
			tick();
		}
		return this;
	}

	void tick() {
		this.dispatcher.accept(now(), List.copyOf(this.alerts.values()));
	}

	/**
	 * What was taken: second, reason and alerts, those that were resolved with a minus.
	 */
	List<String> told() {
		return told(this.notifier);
	}

	static List<String> told(RecordingNotifier notifier) {
		return notifier.taken.stream().map(DispatcherFixture::describe).toList();
	}

	private static String describe(Notification notification) {
		long at = Duration.between(START, notification.time()).toSeconds();
		return at + " " + notification.reason() + " "
				+ notification.alerts()
					.stream()
					.map((alert) -> ((alert.state() == AlertState.RESOLVED) ? "-" : "+") + alert.name()
							+ alert.labels().get("i"))
					.collect(Collectors.joining(" "));
	}

}
