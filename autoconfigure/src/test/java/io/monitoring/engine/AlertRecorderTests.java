package io.monitoring.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.monitoring.alert.Alert;
import io.monitoring.alert.AlertEvent;
import io.monitoring.alert.AlertHistory;
import io.monitoring.alert.AlertState;
import io.monitoring.promql.Query;
import io.monitoring.promql.parser.Expr;
import io.monitoring.promql.parser.SourceRange;
import io.monitoring.rule.AlertingRule;
import io.monitoring.rule.RuleStatus;
import io.monitoring.series.Labels;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AlertRecorder}.
 */
class AlertRecorderTests {

	private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

	private final List<String> events = new ArrayList<>();

	private final AlertHistory history = new AlertHistory() {

		@Override
		public void add(List<AlertEvent> added) {
			added.forEach((event) -> AlertRecorderTests.this.events
				.add(event.time().getEpochSecond() - START.getEpochSecond() + " " + event.group() + " "
						+ event.alert().labels().get("i") + " " + event.previous() + "->" + event.alert().state()));
		}

		@Override
		public List<AlertEvent> recent(int limit) {
			return List.of();
		}

	};

	private AlertRecorder recorder = new AlertRecorder(this.history, List.of());

	@Test
	void everyChangeOfStateIsKeptOnce() {
		tick(1, alert("1", AlertState.PENDING));
		tick(2, alert("1", AlertState.PENDING));
		tick(3, alert("1", AlertState.FIRING), alert("2", AlertState.FIRING));
		tick(4, alert("1", AlertState.FIRING), alert("2", AlertState.RESOLVED));
		tick(5, alert("1", AlertState.FIRING), alert("2", AlertState.RESOLVED));
		tick(6, alert("1", AlertState.RESOLVED));
		tick(7);
		assertThat(this.events).containsExactly("1 group 1 null->PENDING", "3 group 1 PENDING->FIRING",
				"3 group 2 null->FIRING", "4 group 2 FIRING->RESOLVED", "6 group 1 FIRING->RESOLVED");
	}

	@Test
	void alertsThatVanishHaveEnded() {
		tick(1, alert("1", AlertState.PENDING), alert("2", AlertState.FIRING));
		this.events.clear();
		tick(2);
		assertThat(this.events).containsExactlyInAnyOrder("2 group 1 PENDING->RESOLVED", "2 group 2 FIRING->RESOLVED");
	}

	@Test
	void restoredAlertsAreNoNews() {
		this.recorder = new AlertRecorder(this.history, List.of(status(alert("1", AlertState.FIRING))));
		tick(1, alert("1", AlertState.FIRING), alert("2", AlertState.RESOLVED));
		assertThat(this.events).isEmpty();
		tick(2, alert("1", AlertState.RESOLVED));
		assertThat(this.events).containsExactly("2 group 1 FIRING->RESOLVED");
	}

	private void tick(long second, Alert... alerts) {
		this.recorder.record(START.plusSeconds(second), List.of(status(alerts)));
	}

	private static RuleStatus status(Alert... alerts) {
		Query query = new Query("1", new Expr.NumberLiteral(1, new SourceRange(0, 1)), List.of());
		AlertingRule rule = new AlertingRule("A", query, Duration.ZERO, Duration.ZERO, Labels.EMPTY, Map.of());
		return new RuleStatus(rule, "group", true, RuleStatus.Health.OK, null, START, Duration.ZERO,
				Arrays.asList(alerts));
	}

	private static Alert alert(String i, AlertState state) {
		return new Alert(Labels.of("alertname", "A", "i", i), Map.of(), state, 1, START,
				(state != AlertState.PENDING) ? START : null, (state == AlertState.RESOLVED) ? START : null);
	}

}
