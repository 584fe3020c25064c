package io.monitoring.notify.alertmanager;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

import io.monitoring.alert.Alert;
import io.monitoring.notify.TestAlerts;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ResendScheduleTests {

	private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

	private final Alert alert = TestAlerts.slow(START, 1);

	@Test
	void firingAlertIsSentAtOnceAndAgainWhenMoreThanAMinuteHasPassed() {
		assertThat(sent(200, (second) -> List.of(this.alert))).containsExactly(0L, 75L, 150L);
	}

	@Test
	void resolvedAlertIsSentAtOnceAndRepeatedForAQuarterOfAnHour() {
		Alert resolved = TestAlerts.resolved(this.alert, START.plusSeconds(45));
		assertThat(sent(1200, (second) -> List.of((second < 45) ? this.alert : resolved)))
			.startsWith(0L, 45L, 120L, 195L)
			.endsWith(945L)
			.hasSize(14);
	}

	@Test
	void alertThatFiresAgainIsSentAtOnce() {
		Alert resolved = TestAlerts.resolved(this.alert, START.plusSeconds(15));
		Alert pending = TestAlerts.pending(START.plusSeconds(30), "alertname", "SlowCheckout", "severity", "critical",
				"service", "shop", "i", "1");
		Alert again = TestAlerts.slow(START.plusSeconds(45), 1);
		List<Alert> timeline = List.of(this.alert, resolved, pending, again);
		assertThat(sent(45, (second) -> List.of(timeline.get((int) second / 15)))).containsExactly(0L, 15L, 45L);
	}

	@Test
	void pendingAlertIsNotSent() {
		assertThat(sent(120, (second) -> List.of(TestAlerts.pending(START, "alertname", "A")))).isEmpty();
	}

	@Test
	void alertThatIsGoneIsForgotten() {
		assertThat(sent(30, (second) -> (second == 15) ? List.of() : List.of(this.alert))).containsExactly(0L, 30L);
	}

	/** Ticks every 15 s; the seconds at which something is due. */
	private static List<Long> sent(long seconds, LongFunction<List<Alert>> timeline) {
		ResendSchedule schedule = new ResendSchedule();
		List<Long> sent = new ArrayList<>();
		for (long second = 0; second <= seconds; second += 15) {
			if (!schedule.due(START.plusSeconds(second), timeline.apply(second)).isEmpty()) {
				sent.add(second);
			}
		}
		return sent;
	}

}
