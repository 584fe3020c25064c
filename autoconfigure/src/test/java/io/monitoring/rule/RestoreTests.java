package io.monitoring.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.monitoring.alert.Alert;
import io.monitoring.alert.AlertState;
import io.monitoring.promql.Query;
import io.monitoring.promql.QueryEngine;
import io.monitoring.promql.QueryOptions;
import io.monitoring.promql.Value;
import io.monitoring.series.Labels;
import io.monitoring.series.SeriesAppender;
import io.monitoring.series.SeriesStore;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Restarts of the process: a new store and a new evaluator with the state that was kept.
 */
class RestoreTests {

	private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

	private static final Duration TOLERANCE = Duration.ofHours(1);

	private final QueryEngine engine = new QueryEngine(QueryOptions.DEFAULTS);

	private final MemoryAlertStateStore kept = new MemoryAlertStateStore();

	private SeriesStore store = new SeriesStore();

	private RuleEvaluator evaluator;

	private long second;

	@Test
	void aFiringAlertGoesOnFiring() {
		start(gauge("A", Duration.ofMinutes(1)));
		run(180, 5);
		Alert before = only();
		crash(30, gauge("A", Duration.ofMinutes(1)));
		assertThat(this.evaluator.statuses().get(0).alerts()).containsExactly(before);
		run(15, 5);
		assertThat(only()).isEqualTo(before);
	}

	@Test
	void anAlertWhoseConditionEndedDuringTheOutageIsResolvedAtTheFirstEvaluation() {
		start(gauge("A", Duration.ZERO));
		run(60, 5);
		crash(30, gauge("A", Duration.ZERO));
		run(15, 0);
		assertThat(only().state()).isEqualTo(AlertState.RESOLVED);
		assertThat(only().resolvedAt()).isEqualTo(at(this.second));
		assertThat(only().firedAt()).isEqualTo(at(15));
	}

	@Test
	void aRateThatHasNoSamplesYetResolvesNothing() {
		AlertingRule rule = rule("A", "rate(m[5m]) > 1", Duration.ZERO);
		start(rule);
		for (int i = 0; i < 40; i++) {
			run(15, 30.0 * i);
		}
		Alert before = only();
		assertThat(before.state()).isEqualTo(AlertState.FIRING);
		crash(20, rule);
		for (int i = 0; i < 40; i++) {
			run(15, 30.0 * i);
			assertThat(only().state()).isEqualTo(AlertState.FIRING);
			assertThat(only().firedAt()).isEqualTo(before.firedAt());
		}
	}

	@Test
	void aRateThatIsLowWhenItsRangeIsFilledResolves() {
		AlertingRule rule = rule("A", "rate(m[5m]) > 1", Duration.ZERO);
		start(rule);
		for (int i = 0; i < 40; i++) {
			run(15, 30.0 * i);
		}
		crash(15, rule);
		run(270, 0);
		assertThat(only().state()).isEqualTo(AlertState.FIRING);
		run(30, 0);
		assertThat(only().state()).isEqualTo(AlertState.RESOLVED);
	}

	@Test
	void aRecordedRateIsWaitedForToo() {
		Rule recording = new RecordingRule("r", this.engine.prepare("rate(m[5m])"), Labels.EMPTY);
		AlertingRule rule = rule("A", "r > 1", Duration.ZERO);
		start(recording, rule);
		for (int i = 0; i < 40; i++) {
			run(15, 30.0 * i);
		}
		crash(15, recording, rule);
		run(300, 0);
		assertThat(only().state()).isEqualTo(AlertState.FIRING);
		run(60, 0);
		assertThat(only().state()).isEqualTo(AlertState.RESOLVED);
	}

	@Test
	void aPendingAlertWaitsAsLongAsItHadToWaitBefore() {
		start(gauge("A", Duration.ofMinutes(5)));
		run(240, 5);
		crash(600, gauge("A", Duration.ofMinutes(5)));
		run(60, 5);
		assertThat(pending().activeAt()).isEqualTo(at(15 + 600));
		run(15, 5);
		assertThat(only().state()).isEqualTo(AlertState.FIRING);
	}

	@Test
	void aPendingAlertOfALongForWaitsTenMinutesMore() {
		start(gauge("A", Duration.ofMinutes(15)));
		run(840, 5);
		crash(60, gauge("A", Duration.ofMinutes(15)));
		run(585, 5);
		assertThat(pending().activeAt()).isEqualTo(at(900 - 300));
		run(15, 5);
		assertThat(only().state()).isEqualTo(AlertState.FIRING);
	}

	@Test
	void aPendingAlertThatHadToWaitLongAnywayWaitsTheRest() {
		Alert saved = new Alert(Labels.EMPTY, Map.of(), AlertState.PENDING, 1, at(0), null, null);
		assertThat(RestoredTime.activeAt(saved, Duration.ofHours(1), at(600), at(900))).isEqualTo(at(300));
		assertThat(RestoredTime.activeAt(saved, Duration.ofMinutes(11), at(600), at(900))).isEqualTo(at(900 - 60));
		assertThat(RestoredTime.activeAt(saved, Duration.ofMinutes(10), at(600), at(900))).isEqualTo(at(0));
		assertThat(RestoredTime.activeAt(saved, Duration.ofMinutes(9), at(60), at(90))).isEqualTo(at(30));
	}

	@Test
	void aPendingAlertThatIsNotSeenAgainNeverFires() {
		AlertingRule rule = rule("A", "max_over_time(m[10m]) > 1", Duration.ofMinutes(1));
		start(rule);
		run(60, 5);
		assertThat(pending().state()).isEqualTo(AlertState.PENDING);
		crash(15, rule);
		for (int i = 0; i < 50; i++) {
			run(15, 0);
			assertThat(this.evaluator.alertsToSend()).isEmpty();
		}
		assertThat(this.evaluator.statuses().get(0).alerts()).isEmpty();
	}

	@Test
	void keepFiringForGoesOn() {
		AlertingRule rule = new AlertingRule("A", this.engine.prepare("m > 1"), Duration.ZERO, Duration.ofMinutes(5),
				Labels.EMPTY, Map.of());
		start(rule);
		run(60, 5);
		run(60, 0);
		crash(120, rule);
		run(105, 0);
		assertThat(only().state()).isEqualTo(AlertState.FIRING);
		run(30, 0);
		assertThat(only().state()).isEqualTo(AlertState.RESOLVED);
	}

	@Test
	void afterTooLongAnOutageEverythingBeginsAnewAndTheEndIsTold() {
		start(gauge("A", Duration.ofMinutes(1)));
		run(300, 5);
		crash(3601, gauge("A", Duration.ofMinutes(1)));
		run(15, 5);
		assertThat(only().state()).isEqualTo(AlertState.RESOLVED);
		assertThat(pending().state()).isEqualTo(AlertState.PENDING);
		run(60, 5);
		assertThat(only().state()).isEqualTo(AlertState.FIRING);
	}

	@Test
	void theEndOfAlertsWhoseRuleIsGoneIsToldForAQuarterOfAnHour() {
		start(gauge("A", Duration.ZERO));
		run(60, 5);
		crash(15, gauge("B", Duration.ZERO));
		run(15, 0);
		assertThat(only().name()).isEqualTo("A");
		assertThat(only().state()).isEqualTo(AlertState.RESOLVED);
		run(885, 0);
		assertThat(this.evaluator.alertsToSend()).hasSize(1);
		run(15, 0);
		assertThat(this.evaluator.alertsToSend()).isEmpty();
		run(15, 0);
		assertThat(this.kept.load().alerts()).isEmpty();
	}

	@Test
	void anEndThatWasNotToldBeforeTheCrashIsToldAfterIt() {
		start(gauge("A", Duration.ZERO));
		run(60, 5);
		run(15, 0);
		Alert ended = only();
		crash(1800, gauge("A", Duration.ZERO));
		run(15, 0);
		assertThat(only()).isEqualTo(ended);
		run(1800, 0);
		assertThat(this.evaluator.alertsToSend()).isEmpty();
	}

	@Test
	void anAlertOfARuleThatIsOffIsResolved() {
		start(gauge("A", Duration.ZERO));
		run(60, 5);
		AlertStateStore.SavedState state = this.kept.load();
		start(gauge("A", Duration.ZERO));
		this.evaluator.setEnabled("A", false);
		this.evaluator.restore(state, at(this.second + 10), TOLERANCE);
		run(15, 5);
		assertThat(only().state()).isEqualTo(AlertState.RESOLVED);
	}

	@Test
	void rulesOfOneNameKeepTheirAlertsApart() {
		AlertingRule[] rules = { rule("A", "m > 1", Duration.ZERO), rule("A", "m > 100", Duration.ZERO) };
		start(rules);
		run(60, 5);
		crash(15, rules);
		assertThat(this.evaluator.statuses().get(0).alerts()).hasSize(1);
		assertThat(this.evaluator.statuses().get(1).alerts()).isEmpty();
	}

	@Test
	void onlyChangesAreKept() {
		start(gauge("A", Duration.ofSeconds(30)));
		RecordingStore changes = new RecordingStore();
		for (int i = 1; i <= 5; i++) {
			this.second += 15;
			append(i);
			this.evaluator.evaluate(at(this.second));
			this.evaluator.saveTo(changes, at(this.second));
		}
		assertThat(changes.text.toString()).isEqualTo("[] [] | [PENDING] [] | [] [] | [FIRING] [] | [] [] | ");
	}

	@Test
	void whatAStoreDidNotTakeIsGivenToItAgain() {
		start(gauge("A", Duration.ZERO));
		this.second += 15;
		append(5);
		this.evaluator.evaluate(at(this.second));
		try {
			this.evaluator.saveTo(new FailingStore(), at(this.second));
		}
		catch (IllegalStateException ex) {
			this.evaluator.saveTo(this.kept, at(this.second));
		}
		assertThat(this.kept.load().alerts()).hasSize(1);
	}

	private void start(Rule... rules) {
		this.store = new SeriesStore();
		RuleGroup group = RuleGroup.of("g", List.of(rules));
		this.store.retain(group.selections());
		this.evaluator = new RuleEvaluator(List.of(group), this::query, this.store,
				new TemplateContext(Labels.EMPTY, "", null), () -> 0);
	}

	private void crash(long seconds, Rule... rules) {
		start(rules);
		this.second += seconds;
		this.evaluator.restore(this.kept.load(), at(this.second), TOLERANCE);
	}

	private void run(long seconds, double value) {
		for (long end = this.second + seconds; this.second < end;) {
			this.second += 15;
			append(value);
			this.evaluator.evaluate(at(this.second));
			this.evaluator.saveTo(this.kept, at(this.second));
		}
	}

	private void append(double value) {
		SeriesAppender appender = this.store.appender(Labels.named("m"));
		assertThat(appender).isNotNull();
		appender.append(at(this.second).toEpochMilli(), value);
	}

	private Alert only() {
		assertThat(this.evaluator.alertsToSend()).hasSize(1);
		return this.evaluator.alertsToSend().get(0);
	}

	private Alert pending() {
		return this.evaluator.statuses().get(0).alerts().get(0);
	}

	private Value query(Query query, Instant time) {
		return this.engine.instant(query, this.store, time.toEpochMilli()).value();
	}

	private AlertingRule gauge(String name, Duration hold) {
		return rule(name, "m > 1", hold);
	}

	private AlertingRule rule(String name, String expression, Duration hold) {
		return new AlertingRule(name, this.engine.prepare(expression), hold, Duration.ZERO, Labels.EMPTY, Map.of());
	}

	private static Instant at(long second) {
		return START.plusSeconds(second);
	}

	private static final class RecordingStore implements AlertStateStore {

		private final StringBuilder text = new StringBuilder();

		@Override
		public SavedState load() {
			return new SavedState(START, List.of());
		}

		@Override
		public void save(Instant tick, List<SavedAlert> changed, List<SavedAlert> removed) {
			this.text.append(changed.stream().map((saved) -> saved.alert().state()).toList())
				.append(' ')
				.append(removed)
				.append(" | ");
		}

	}

	private static final class FailingStore implements AlertStateStore {

		@Override
		public SavedState load() {
			return new SavedState(START, List.of());
		}

		@Override
		public void save(Instant tick, List<SavedAlert> changed, List<SavedAlert> removed) {
			throw new IllegalStateException("disk full");
		}

	}

}
