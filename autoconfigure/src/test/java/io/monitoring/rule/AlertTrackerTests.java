package io.monitoring.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.monitoring.alert.Alert;
import io.monitoring.alert.AlertState;
import io.monitoring.series.Labels;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class AlertTrackerTests {

	private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

	private AlertTracker tracker = new AlertTracker(Duration.ofMinutes(5), Duration.ZERO);

	@Test
	void newElementIsPendingFromItsFirstEvaluation() {
		evaluate(0, "a");
		assertThat(only()).satisfies((alert) -> {
			assertThat(alert.state()).isEqualTo(AlertState.PENDING);
			assertThat(alert.activeAt()).isEqualTo(START);
			assertThat(alert.firedAt()).isNull();
		});
	}

	@Test
	void withoutHoldDurationTheAlertFiresAtOnce() {
		this.tracker = new AlertTracker(Duration.ZERO, Duration.ZERO);
		evaluate(0, "a");
		assertThat(only().state()).isEqualTo(AlertState.FIRING);
		assertThat(only().firedAt()).isEqualTo(START);
	}

	@Test
	void alertFiresExactlyWhenTheHoldDurationIsOver() {
		evaluate(0, "a");
		evaluate(299, "a");
		assertThat(only().state()).isEqualTo(AlertState.PENDING);
		evaluate(300, "a");
		assertThat(only().state()).isEqualTo(AlertState.FIRING);
		assertThat(only().firedAt()).isEqualTo(START.plusSeconds(300));
		assertThat(only().activeAt()).isEqualTo(START);
	}

	@Test
	void pendingAlertThatIsMissingOnceStartsAgain() {
		evaluate(0, "a");
		evaluate(60);
		assertThat(this.tracker.alerts()).isEmpty();
		evaluate(120, "a");
		evaluate(300, "a");
		assertThat(only().state()).isEqualTo(AlertState.PENDING);
		assertThat(only().activeAt()).isEqualTo(START.plusSeconds(120));
	}

	@Test
	void valueAndAnnotationsFollowTheLatestEvaluation() {
		this.tracker.update(START, List.of(element("a", 1)), 0);
		this.tracker.update(START.plusSeconds(15), List.of(element("a", 2)), 0);
		assertThat(only().value()).isEqualTo(2);
		assertThat(only().annotations()).containsEntry("summary", "value 2.0");
		assertThat(only().activeAt()).isEqualTo(START);
	}

	@Test
	void firingAlertThatIsMissingIsResolvedWithItsLastValue() {
		fire();
		evaluate(315);
		assertThat(only().state()).isEqualTo(AlertState.RESOLVED);
		assertThat(only().resolvedAt()).isEqualTo(START.plusSeconds(315));
		assertThat(only().value()).isEqualTo(1);
	}

	@Test
	void resolvedAlertIsKeptForFifteenMinutes() {
		fire();
		evaluate(315);
		evaluate(315 + 900);
		assertThat(only().state()).isEqualTo(AlertState.RESOLVED);
		evaluate(315 + 901);
		assertThat(this.tracker.alerts()).isEmpty();
	}

	@Test
	void resolvedAlertThatReturnsIsPendingAgain() {
		fire();
		evaluate(315);
		evaluate(330, "a");
		assertThat(only().state()).isEqualTo(AlertState.PENDING);
		assertThat(only().activeAt()).isEqualTo(START.plusSeconds(330));
		assertThat(only().resolvedAt()).isNull();
	}

	@Test
	void alertKeepsFiringUntilTheExtraTimeIsOver() {
		this.tracker = new AlertTracker(Duration.ZERO, Duration.ofMinutes(1));
		evaluate(0, "a");
		evaluate(15);
		evaluate(74);
		assertThat(only().state()).isEqualTo(AlertState.FIRING);
		evaluate(75);
		assertThat(only().state()).isEqualTo(AlertState.RESOLVED);
	}

	@Test
	void extraTimeStartsAnewWhenTheElementReturns() {
		this.tracker = new AlertTracker(Duration.ZERO, Duration.ofMinutes(1));
		evaluate(0, "a");
		evaluate(15);
		evaluate(60, "a");
		evaluate(75);
		evaluate(134);
		assertThat(only().state()).isEqualTo(AlertState.FIRING);
		assertThat(only().activeAt()).isEqualTo(START);
		evaluate(135);
		assertThat(only().state()).isEqualTo(AlertState.RESOLVED);
	}

	@Test
	void holdDurationRaisedByARestartTurnsAFiringAlertBackToPending() {
		fire();
		List<SavedAlert> saved = new ArrayList<>();
		this.tracker.save(new RuleIdentity.Key("g", "r"), saved);
		this.tracker = new AlertTracker(Duration.ofMinutes(10), Duration.ZERO);
		Instant restart = START.plusSeconds(310);
		saved.forEach((alert) -> this.tracker.restore(alert, restart, restart, restart));
		evaluate(315, "a");
		assertThat(only().state()).isEqualTo(AlertState.PENDING);
		assertThat(only().firedAt()).isNull();
		evaluate(600, "a");
		assertThat(only().state()).isEqualTo(AlertState.FIRING);
		assertThat(only().firedAt()).isEqualTo(START.plusSeconds(600));
	}

	@Test
	void moreAlertsThanTheLimitIsAnErrorThatRemovesAll() {
		this.tracker.update(START, List.of(element("a", 1), element("b", 1)), 2);
		assertThat(this.tracker.alerts()).hasSize(2);
		assertThatExceptionOfType(RuleException.class)
			.isThrownBy(() -> this.tracker.update(START.plusSeconds(15),
					List.of(element("a", 1), element("b", 1), element("c", 1)), 2))
			.withMessage("exceeded limit of 2 with 3 alerts");
		assertThat(this.tracker.alerts()).isEmpty();
	}

	@Test
	void resolvedAlertsDoNotCountForTheLimit() {
		this.tracker = new AlertTracker(Duration.ZERO, Duration.ZERO);
		this.tracker.update(START, List.of(element("a", 1)), 1);
		this.tracker.update(START.plusSeconds(15), List.of(element("b", 1)), 1);
		assertThat(this.tracker.alerts()).extracting(Alert::state)
			.containsExactly(AlertState.RESOLVED, AlertState.FIRING);
	}

	@Test
	void equalLabelsAreAnErrorThatChangesNothing() {
		fire();
		assertThatExceptionOfType(RuleException.class)
			.isThrownBy(() -> this.tracker.update(START.plusSeconds(315), List.of(element("b", 1), element("b", 2)), 0))
			.withMessageContaining("same labels")
			.withMessageContaining("{name=\"b\"}");
		assertThat(only().labels()).isEqualTo(Labels.of("name", "a"));
		assertThat(only().state()).isEqualTo(AlertState.FIRING);
	}

	@Test
	void alertsComeInTheOrderOfTheirLabels() {
		evaluate(0, "c", "a", "b");
		assertThat(this.tracker.alerts()).extracting((alert) -> alert.labels().get("name"))
			.containsExactly("a", "b", "c");
	}

	@Test
	void resolveAllEndsEvenWhatWouldKeepFiring() {
		this.tracker = new AlertTracker(Duration.ofMinutes(5), Duration.ofHours(1));
		evaluate(0, "a");
		evaluate(300, "a", "b");
		this.tracker.resolveAll(START.plusSeconds(310));
		assertThat(only().labels()).isEqualTo(Labels.of("name", "a"));
		assertThat(only().state()).isEqualTo(AlertState.RESOLVED);
	}

	private void fire() {
		evaluate(0, "a");
		evaluate(300, "a");
		assertThat(only().state()).isEqualTo(AlertState.FIRING);
	}

	private void evaluate(long second, String... names) {
		this.tracker.update(START.plusSeconds(second), Arrays.stream(names).map((name) -> element(name, 1)).toList(),
				0);
	}

	private Alert only() {
		assertThat(this.tracker.alerts()).hasSize(1);
		return this.tracker.alerts().get(0);
	}

	private static AlertElement element(String name, double value) {
		return new AlertElement(Labels.of("name", name), value, Map.of("summary", "value " + value));
	}

}
