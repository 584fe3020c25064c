package io.monitoring.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.monitoring.alert.Alert;
import io.monitoring.alert.AlertState;
import io.monitoring.series.LabelMatcher;
import org.junit.jupiter.api.Test;

import static io.monitoring.notify.DispatcherFixture.START;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many alerts at once, and receivers that are down for long: nobody is flooded and
 * nothing is lost.
 */
class DispatcherStormTests {

	private static final int ALERTS = 10_000;

	private final List<Sent> sent = new ArrayList<>();

	private Instant now = START;

	private boolean down;

	private final Notifier people = notifier("people");

	private final Notifier machine = notifier("machine");

	@Test
	void tenThousandAlertsAtOnceReachPeopleInTwentyMessagesAMinuteAndNoneIsLost() {
		Dispatcher dispatcher = dispatcher(new MemoryNotificationLog(20_000), Duration.ofMinutes(5));
		List<Alert> alerts = alerts(500);
		run(dispatcher, alerts, 30);
		assertThat(told("people", AlertState.FIRING)).hasSize(ALERTS);
		assertThat(told("machine", AlertState.FIRING)).hasSize(ALERTS);
		assertThat(mostPerMinute("people")).isEqualTo(20);
		assertThat(this.sent.stream().filter((one) -> one.receiver().equals("machine")).map(Sent::at).distinct())
			.as("not limited")
			.hasSize(1);
		assertThat(this.sent.stream().filter((one) -> one.receiver().equals("people"))).hasSize(500);
	}

	@Test
	void criticalAlertsAreToldFirst() {
		Dispatcher dispatcher = dispatcher(new MemoryNotificationLog(20_000), Duration.ofMinutes(5));
		run(dispatcher, alerts(500), 30);
		List<String> severities = this.sent.stream()
			.filter((one) -> one.receiver().equals("people"))
			.map((one) -> one.notification().alerts().get(0).severity())
			.toList();
		assertThat(severities.subList(0, 50)).containsOnly("critical");
		assertThat(severities.subList(50, 500)).containsOnly("warning");
	}

	@Test
	void receiverThatIsDownForADayLosesNoneOfTenThousandNotifications() {
		MemoryNotificationLog log = new MemoryNotificationLog(40_000);
		Dispatcher dispatcher = dispatcher(log, Duration.ofHours(6));
		this.down = true;
		List<Alert> alerts = alerts(ALERTS);
		run(dispatcher, alerts.subList(0, ALERTS / 2), 60);
		List<Alert> later = new ArrayList<>();
		alerts.subList(0, ALERTS / 2)
			.forEach((alert) -> later.add((later.size() % 2 == 0) ? TestAlerts.resolved(alert, this.now) : alert));
		run(dispatcher, later, 60);
		run(dispatcher, alerts, 1);
		run(dispatcher, List.of(), 22 * 60 - 1);
		assertThat(this.sent).isEmpty();
		assertThat(dispatcher.status().outstanding()).isEqualTo(2 * ALERTS);
		this.down = false;
		run(dispatcher, List.of(), ALERTS / 20 + 5);
		assertThat(told("people", AlertState.FIRING)).hasSize(ALERTS);
		assertThat(told("machine", AlertState.FIRING)).hasSize(ALERTS);
		assertThat(mostPerMinute("people")).isLessThanOrEqualTo(20);
		assertThat(dispatcher.status().outstanding()).isZero();
		assertThat(dispatcher.status().abandoned()).isZero();
		assertThat(log.pending()).isEmpty();
		assertThat(this.sent.stream().map((one) -> one.notification().id()).distinct()).as("told once")
			.hasSize(this.sent.size());
	}

	private void run(Dispatcher dispatcher, List<Alert> alerts, int minutes) {
		for (int i = 0; i < minutes; i++) {
			this.now = this.now.plusSeconds(60);
			dispatcher.accept(this.now, alerts);
		}
	}

	private Dispatcher dispatcher(NotificationLog log, Duration groupInterval) {
		Route.Timing timing = new Route.Timing(Duration.ofSeconds(30), groupInterval, Duration.ofDays(7));
		Route all = new Route("machine", List.of(), null, Route.Timing.INHERITED, Route.Windows.NONE, true, List.of());
		Route some = new Route("people", List.of(new LabelMatcher("i", LabelMatcher.Type.NOT_EQUAL, "")), null,
				Route.Timing.INHERITED, Route.Windows.NONE, false, List.of());
		Route root = new Route("people", List.of(), List.of("alertname"), timing, Route.Windows.NONE, false,
				List.of(all, some));
		DispatcherSettings settings = new DispatcherSettings(root,
				List.of(Receiver.of(this.people), Receiver.of(this.machine).unlimited()), "", Duration.ofDays(7),
				List.of(), TimeIntervals.NONE, 20, Duration.ofHours(24));
		return new Dispatcher(settings, log, new Silences(new MemorySilenceStore(), 10), Runnable::run, () -> 0.5);
	}

	private static List<Alert> alerts(int names) {
		List<Alert> alerts = new ArrayList<>();
		for (int i = 0; i < ALERTS; i++) {
			int name = i % names;
			alerts.add(TestAlerts.firing(START, "alertname", "A" + name, "i", String.valueOf(i), "severity",
					(name % 10 == 9) ? "critical" : "warning"));
		}
		return alerts;
	}

	private Set<String> told(String receiver, AlertState state) {
		Set<String> told = new HashSet<>();
		this.sent.stream()
			.filter((one) -> one.receiver().equals(receiver))
			.forEach((one) -> one.notification()
				.alerts()
				.stream()
				.filter((alert) -> alert.state() == state)
				.forEach((alert) -> told.add(alert.labels().get("i"))));
		return told;
	}

	private long mostPerMinute(String receiver) {
		List<Instant> times = this.sent.stream()
			.filter((one) -> one.receiver().equals(receiver))
			.map(Sent::at)
			.distinct()
			.toList();
		return times.stream()
			.mapToLong((start) -> this.sent.stream()
				.filter((one) -> one.receiver().equals(receiver) && !one.at().isBefore(start)
						&& one.at().isBefore(start.plusSeconds(60)))
				.count())
			.max()
			.orElse(0);
	}

	private Notifier notifier(String name) {
		return new Notifier() {

			@Override
			public String name() {
				return name;
			}

			@Override
			public void send(Notification notification) {
				if (DispatcherStormTests.this.down) {
					throw new NotificationException("ConnectException", true, null);
				}
				DispatcherStormTests.this.sent.add(new Sent(DispatcherStormTests.this.now, name, notification));
			}

		};
	}

	private record Sent(Instant at, String receiver, Notification notification) {

	}

}
