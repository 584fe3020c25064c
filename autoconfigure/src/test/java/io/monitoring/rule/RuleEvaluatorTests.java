package io.monitoring.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import io.monitoring.alert.Alert;
import io.monitoring.alert.AlertState;
import io.monitoring.promql.Value;
import io.monitoring.rule.RuleStatus.Health;
import io.monitoring.series.Labels;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RuleEvaluatorTests {

	private final ScriptedQueries queries = new ScriptedQueries();

	private final RecordedSink sink = new RecordedSink();

	private final AtomicLong nanos = new AtomicLong();

	@Test
	void recordingRuleRenamesItsResultAndSetsItsLabels() {
		this.queries.adds("q", Labels.named("up", "job", "a", "old", "x"), 3);
		evaluator(recording("job:up:sum", "q", Labels.of("team", "shop", "job", "b"))).evaluate(at(10));
		assertThat(this.sink.series)
			.containsExactly(Map.entry("job:up:sum{job=\"b\",old=\"x\",team=\"shop\"}", "10=3.0"));
	}

	@Test
	void seriesThatVanishesFromTheResultIsEndedAndStartsAnew() {
		RuleEvaluator evaluator = evaluator(recording("r", "q", Labels.EMPTY));
		this.queries.adds("q", Labels.of("a", "1"), 1).adds("q", Labels.of("a", "2"), 2);
		evaluator.evaluate(at(10));
		this.queries.returnsNothing("q").adds("q", Labels.of("a", "2"), 3);
		evaluator.evaluate(at(20));
		this.queries.adds("q", Labels.of("a", "1"), 4);
		evaluator.evaluate(at(30));
		assertThat(this.sink.series).containsEntry("r{a=\"1\"}", "10=1.0 20=end 30=4.0")
			.containsEntry("r{a=\"2\"}", "10=2.0 20=3.0 30=3.0");
		assertThat(this.sink.asked).isEqualTo(3);
	}

	@Test
	void scalarIsRecordedWithoutLabels() {
		this.queries.returns("q", new Value.Scalar(0, 7));
		evaluator(recording("r", "q", Labels.EMPTY)).evaluate(at(10));
		assertThat(this.sink.series).containsExactly(Map.entry("r", "10=7.0"));
	}

	@Test
	void textIsAnError() {
		this.queries.returns("q", new Value.Text(0, "x"));
		RuleEvaluator evaluator = evaluator(recording("r", "q", Labels.EMPTY));
		evaluator.evaluate(at(10));
		assertThat(only(evaluator).health()).isEqualTo(Health.ERR);
		assertThat(only(evaluator).lastError()).contains("needs a vector or a scalar");
	}

	@Test
	void elementsThatBecomeTheSameSeriesAreAnErrorAndNothingIsWritten() {
		this.queries.adds("q", Labels.of("a", "1"), 1).adds("q", Labels.of("a", "2"), 2);
		RuleEvaluator evaluator = evaluator(recording("r", "q", Labels.of("a", "x")));
		evaluator.evaluate(at(10));
		assertThat(only(evaluator).health()).isEqualTo(Health.ERR);
		assertThat(only(evaluator).lastError()).contains("same labels").contains("r{a=\"x\"}");
		assertThat(this.sink.series).isEmpty();
	}

	@Test
	void recordingRuleBeyondItsLimitIsAnErrorAndNothingIsWritten() {
		this.queries.adds("q", Labels.of("a", "1"), 1).adds("q", Labels.of("a", "2"), 2);
		RuleEvaluator evaluator = evaluator(new RuleGroup("g", null, 1, List.of(recording("r", "q", Labels.EMPTY))));
		evaluator.evaluate(at(10));
		assertThat(only(evaluator).lastError()).isEqualTo("exceeded limit of 1 with 2 series");
		assertThat(this.sink.series).isEmpty();
	}

	@Test
	void seriesThatNobodySelectsIsAskedForAgain() {
		this.queries.adds("q", Labels.of("a", "1"), 1);
		this.sink.selected = (labels) -> false;
		RuleEvaluator evaluator = evaluator(recording("r", "q", Labels.EMPTY));
		evaluator.evaluate(at(10));
		assertThat(only(evaluator).health()).isEqualTo(Health.OK);
		this.sink.selected = (labels) -> true;
		evaluator.evaluate(at(20));
		assertThat(this.sink.series).containsExactly(Map.entry("r{a=\"1\"}", "20=1.0"));
	}

	@Test
	void alertCarriesLabelsOfElementRuleAndName() {
		this.queries.adds("q", Labels.named("m", "job", "a", "severity", "none", "gone", "x"), 5);
		AlertingRule rule = new AlertingRule("Slow", ScriptedQueries.query("q"), Duration.ZERO, Duration.ZERO,
				Labels.of("severity", "critical", "where", "{{ $labels.job }}-{{ $externalLabels.region }}"),
				Map.of("summary", "{{ $labels.__name__ }} is {{ $value }}"));
		RuleEvaluator evaluator = evaluator(rule);
		evaluator.evaluate(at(10));
		Alert alert = evaluator.alertsToSend().get(0);
		assertThat(alert.labels()).isEqualTo(
				Labels.of("alertname", "Slow", "job", "a", "severity", "critical", "where", "a-eu", "gone", "x"));
		assertThat(alert.annotations()).containsExactly(Map.entry("summary", "m is 5"));
		assertThat(alert.value()).isEqualTo(5);
	}

	@Test
	void templateThatExpandsToNothingRemovesTheLabel() {
		this.queries.adds("q", Labels.of("job", "a"), 5);
		AlertingRule rule = new AlertingRule("Slow", ScriptedQueries.query("q"), Duration.ZERO, Duration.ZERO,
				Labels.of("job", "{{ $labels.none }}"), Map.of());
		RuleEvaluator evaluator = evaluator(rule);
		evaluator.evaluate(at(10));
		assertThat(evaluator.alertsToSend().get(0).labels()).isEqualTo(Labels.of("alertname", "Slow"));
	}

	@Test
	void pendingAlertsAreShownButNotSent() {
		this.queries.adds("q", Labels.of("job", "a"), 5);
		RuleEvaluator evaluator = evaluator(alerting("Slow", "q", Duration.ofMinutes(1)));
		evaluator.evaluate(at(0));
		assertThat(only(evaluator).alerts()).extracting(Alert::state).containsExactly(AlertState.PENDING);
		assertThat(evaluator.alertsToSend()).isEmpty();
		evaluator.evaluate(at(60));
		assertThat(evaluator.alertsToSend()).extracting(Alert::state).containsExactly(AlertState.FIRING);
	}

	@Test
	void statesOfAlertsAreWrittenAsSeries() {
		RuleEvaluator evaluator = evaluator(alerting("Slow", "q", Duration.ofSeconds(10)));
		this.queries.adds("q", Labels.of("job", "a"), 5);
		evaluator.evaluate(at(10));
		evaluator.evaluate(at(20));
		this.queries.returnsNothing("q");
		evaluator.evaluate(at(30));
		assertThat(this.sink.series).containsExactly(
				Map.entry("ALERTS_FOR_STATE{alertname=\"Slow\",job=\"a\"}", "10=10.0 20=10.0 30=end"),
				Map.entry("ALERTS{alertname=\"Slow\",alertstate=\"firing\",job=\"a\"}", "20=1.0 30=end"),
				Map.entry("ALERTS{alertname=\"Slow\",alertstate=\"pending\",job=\"a\"}", "10=1.0 20=end"));
	}

	@Test
	void failingQueryLeavesAlertsAndSeriesAsTheyAre() {
		RuleEvaluator evaluator = evaluator(alerting("Slow", "q", Duration.ZERO));
		this.queries.adds("q", Labels.of("job", "a"), 5);
		evaluator.evaluate(at(10));
		this.queries.fails("q");
		evaluator.evaluate(at(4000));
		assertThat(only(evaluator).health()).isEqualTo(Health.ERR);
		assertThat(only(evaluator).lastError()).isEqualTo("scripted failure of q");
		assertThat(only(evaluator).lastEvaluation()).isEqualTo(at(4000));
		assertThat(evaluator.alertsToSend()).extracting(Alert::state).containsExactly(AlertState.FIRING);
		assertThat(this.sink.series.values()).noneMatch((text) -> text.contains("end"));
	}

	@Test
	void oneFailingRuleDoesNotStopTheOthers() {
		this.queries.adds("good", Labels.EMPTY, 1);
		RuleEvaluator evaluator = evaluator(recording("a", "bad", Labels.EMPTY), recording("b", "good", Labels.EMPTY));
		evaluator.evaluate(at(10));
		assertThat(evaluator.statuses()).extracting(RuleStatus::health).containsExactly(Health.ERR, Health.OK);
		assertThat(this.sink.series).containsOnlyKeys("b");
	}

	@Test
	void alertsBeyondTheLimitAreAnErrorAndAreForgotten() {
		RuleEvaluator evaluator = evaluator(new RuleGroup("g", null, 1, List.of(alerting("Slow", "q", Duration.ZERO))));
		this.queries.adds("q", Labels.of("job", "a"), 5);
		evaluator.evaluate(at(10));
		this.queries.adds("q", Labels.of("job", "b"), 5);
		evaluator.evaluate(at(20));
		assertThat(only(evaluator).lastError()).isEqualTo("exceeded limit of 1 with 2 alerts");
		assertThat(only(evaluator).alerts()).isEmpty();
		assertThat(evaluator.alertsToSend()).isEmpty();
	}

	@Test
	void groupWithAnIntervalIsEvaluatedOncePerSlot() {
		this.queries.adds("q", Labels.EMPTY, 1);
		RuleEvaluator evaluator = evaluator(
				new RuleGroup("g", Duration.ofSeconds(15), 0, List.of(recording("r", "q", Labels.EMPTY))));
		for (int second = 10; second <= 60; second += 10) {
			evaluator.evaluate(at(second));
		}
		assertThat(this.sink.series).containsExactly(Map.entry("r", "10=1.0 20=1.0 30=1.0 50=1.0 60=1.0"));
	}

	@Test
	void rulesOfAGroupAreEvaluatedInOrder() {
		evaluator(recording("a", "1", Labels.EMPTY), alerting("B", "2", Duration.ZERO),
				recording("c", "3", Labels.EMPTY))
			.evaluate(at(10));
		assertThat(this.queries.asked).containsExactly("1", "2", "3");
	}

	@Test
	void statusIsUnknownBeforeTheFirstTick() {
		RuleEvaluator evaluator = evaluator(recording("r", "q", Labels.EMPTY));
		assertThat(only(evaluator).health()).isEqualTo(Health.UNKNOWN);
		assertThat(only(evaluator).lastEvaluation()).isNull();
		assertThat(only(evaluator).group()).isEqualTo("g");
	}

	@Test
	void evaluationTimeIsMeasuredByTheGivenCounter() {
		this.queries.adds("q", Labels.EMPTY, 1);
		RuleEvaluator evaluator = new RuleEvaluator(
				List.of(RuleGroup.of("g", List.of(recording("r", "q", Labels.EMPTY)))), this.queries, this.sink,
				new TemplateContext(Labels.EMPTY, "", null), () -> this.nanos.getAndAdd(1_500));
		evaluator.evaluate(at(10));
		assertThat(only(evaluator).evaluationTime()).isEqualTo(Duration.ofNanos(1_500));
	}

	@Test
	void wrongTemplateIsRefusedWithRuleAndPlace() {
		AlertingRule rule = new AlertingRule("Slow", ScriptedQueries.query("q"), Duration.ZERO, Duration.ZERO,
				Labels.EMPTY, Map.of("summary", "is {{ $valeu }}"));
		assertThatIllegalArgumentException().isThrownBy(() -> evaluator(rule)).withMessage("""
				Annotation 'summary' of alert rule 'Slow' does not parse: 1:7: undefined variable '$valeu'
				 | is {{ $valeu }}
				 | ......^""");
	}

	private RuleEvaluator evaluator(Rule... rules) {
		return evaluator(RuleGroup.of("g", List.of(rules)));
	}

	private RuleEvaluator evaluator(RuleGroup group) {
		return new RuleEvaluator(List.of(group), this.queries, this.sink,
				new TemplateContext(Labels.of("region", "eu"), "", null), this.nanos::get);
	}

	private static RuleStatus only(RuleEvaluator evaluator) {
		assertThat(evaluator.statuses()).hasSize(1);
		return evaluator.statuses().get(0);
	}

	private static RecordingRule recording(String name, String query, Labels labels) {
		return new RecordingRule(name, ScriptedQueries.query(query), labels);
	}

	private static AlertingRule alerting(String name, String query, Duration holdDuration) {
		return new AlertingRule(name, ScriptedQueries.query(query), holdDuration, Duration.ZERO, Labels.EMPTY,
				Map.of());
	}

	private static Instant at(long second) {
		return Instant.ofEpochSecond(second);
	}

}
