package io.monitoring.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.monitoring.alert.Alert;
import io.monitoring.alert.AlertState;
import io.monitoring.series.Labels;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Rules that are switched off and on, and evaluators that are replaced.
 */
class RuleSwitchTests {

	private final ScriptedQueries queries = new ScriptedQueries();

	private final RecordedSink sink = new RecordedSink();

	@Test
	void ruleThatIsSwitchedOffResolvesItsAlertsAndIsNotEvaluated() {
		this.queries.adds("q", Labels.of("job", "a"), 5);
		RuleEvaluator evaluator = evaluator(alerting("Slow", "q", Duration.ZERO));
		evaluator.evaluate(at(10));
		assertThat(evaluator.setEnabled("Slow", false)).isTrue();
		evaluator.evaluate(at(20));
		assertThat(only(evaluator).enabled()).isFalse();
		assertThat(evaluator.alertsToSend()).extracting(Alert::state).containsExactly(AlertState.RESOLVED);
		assertThat(this.queries.asked).hasSize(1);
		evaluator.setEnabled("Slow", true);
		evaluator.evaluate(at(30));
		assertThat(only(evaluator).enabled()).isTrue();
		assertThat(evaluator.alertsToSend()).extracting(Alert::state).containsExactly(AlertState.FIRING);
	}

	@Test
	void ruleThatIsSwitchedOffEndsItsSeriesWithoutWaitingForItsGroup() {
		this.queries.adds("q", Labels.EMPTY, 1);
		RuleEvaluator evaluator = evaluator(
				new RuleGroup("g", Duration.ofHours(1), 0, List.of(recording("r", "q", Labels.EMPTY))));
		evaluator.evaluate(at(10));
		evaluator.setEnabled("r", false);
		evaluator.evaluate(at(20));
		evaluator.setEnabled("r", true);
		evaluator.evaluate(at(30));
		assertThat(this.sink.series).containsExactly(Map.entry("r", "10=1.0 20=end 30=1.0"));
	}

	@Test
	void switchDuringAnEvaluationIsNotForgotten() {
		RuleEvaluator[] evaluator = new RuleEvaluator[1];
		evaluator[0] = new RuleEvaluator(List.of(RuleGroup.of("g", List.of(alerting("Slow", "q", Duration.ZERO)))),
				(query, time) -> {
					evaluator[0].setEnabled("Slow", false);
					return this.queries.query(query, time);
				}, this.sink, new TemplateContext(Labels.EMPTY, "", null), () -> 0);
		evaluator[0].evaluate(at(10));
		assertThat(only(evaluator[0]).enabled()).isFalse();
	}

	@Test
	void unknownRuleCannotBeSwitched() {
		assertThat(evaluator(recording("r", "q", Labels.EMPTY)).setEnabled("other", false)).isFalse();
	}

	private RuleEvaluator evaluator(Rule... rules) {
		return evaluator(RuleGroup.of("g", List.of(rules)));
	}

	private RuleEvaluator evaluator(RuleGroup group) {
		return new RuleEvaluator(List.of(group), this.queries, this.sink, new TemplateContext(Labels.EMPTY, "", null),
				() -> 0);
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
