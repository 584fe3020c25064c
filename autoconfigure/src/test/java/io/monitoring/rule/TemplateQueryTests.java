package io.monitoring.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.monitoring.promql.Query;
import io.monitoring.promql.QueryEngine;
import io.monitoring.promql.QueryOptions;
import io.monitoring.promql.Value;
import io.monitoring.series.Labels;
import io.monitoring.series.Retention;
import io.monitoring.series.SeriesStore;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Queries in the texts of alerts, with the real engine and the real store.
 */
class TemplateQueryTests {

	private static final Instant TIME = Instant.ofEpochSecond(1_000_000_000);

	private final QueryEngine engine = new QueryEngine(QueryOptions.DEFAULTS);

	private final SeriesStore store = new SeriesStore();

	private final List<String> asked = new ArrayList<>();

	@Test
	void textOfAnAlertQueriesAtTheTimeOfTheEvaluation() {
		RuleEvaluator evaluator = start(Map.of("summary", "{{ query \"sum(requests)\" | first | value }} requests"),
				Labels.EMPTY);
		append(Labels.named("load", "app", "a"), 1);
		append(Labels.named("requests", "uri", "/a"), 3);
		append(Labels.named("requests", "uri", "/b"), 4);
		evaluator.evaluate(TIME);
		assertThat(evaluator.alertsToSend().get(0).annotations()).containsEntry("summary", "7 requests");
	}

	@Test
	void queryMadeOfLabelsFindsItsSeriesInTheStore() {
		RuleEvaluator evaluator = start(
				Map.of("summary", "{{ printf \"requests{app=%q}\" $labels.app | query | first | value }}"),
				Labels.EMPTY);
		append(Labels.named("load", "app", "a"), 1);
		append(Labels.named("load", "app", "b"), 1);
		append(Labels.named("requests", "app", "a"), 3);
		append(Labels.named("requests", "app", "b"), 4);
		evaluator.evaluate(TIME);
		assertThat(evaluator.alertsToSend()).extracting((alert) -> alert.annotations().get("summary"))
			.containsExactly("3", "4");
	}

	@Test
	void labelOfAnAlertMayBeATemplateWithAQuery() {
		RuleEvaluator evaluator = start(Map.of(),
				Labels.of("severity", "{{ if query \"requests > 5\" }}critical{{ else }}warning{{ end }}"));
		append(Labels.named("load"), 1);
		append(Labels.named("requests"), 6);
		evaluator.evaluate(TIME);
		assertThat(evaluator.alertsToSend().get(0).labels().get("severity")).isEqualTo("critical");
	}

	@Test
	void queryIsAskedOnceForAllAlertsOfARule() {
		RuleEvaluator evaluator = start(Map.of("summary", "{{ query \"requests\" | len }}"), Labels.EMPTY);
		for (int i = 0; i < 100; i++) {
			append(Labels.named("load", "app", "a" + i), 1);
		}
		evaluator.evaluate(TIME);
		assertThat(evaluator.alertsToSend()).hasSize(100);
		assertThat(this.asked).containsExactly("load > 0", "requests");
	}

	@Test
	void quietRuleAsksNothing() {
		RuleEvaluator evaluator = start(Map.of("summary", "{{ query \"requests\" | len }}"), Labels.EMPTY);
		evaluator.evaluate(TIME);
		assertThat(this.asked).containsExactly("load > 0");
	}

	@Test
	void queryThatFailsBecomesTheTextAndTheAlertFires() {
		RuleEvaluator evaluator = start(
				Map.of("summary", "{{ printf \"requests{app=%s}\" $labels.app | query | len }}"), Labels.EMPTY);
		append(Labels.named("load", "app", "1"), 1);
		evaluator.evaluate(TIME);
		assertThat(evaluator.alertsToSend().get(0).annotations().get("summary"))
			.startsWith("<error expanding template: 1:14: ");
	}

	@Test
	void tooManyElementsAreAnError() {
		RuleEvaluator evaluator = start(Map.of("summary", "{{ query \"requests\" | len }}"), Labels.EMPTY);
		append(Labels.named("load"), 1);
		for (int i = 0; i < 1001; i++) {
			append(Labels.named("requests", "app", "a" + i), 1);
		}
		evaluator.evaluate(TIME);
		assertThat(evaluator.alertsToSend().get(0).annotations()).containsEntry("summary",
				"<error expanding template: a template can use 1000 elements, but the query returned 1001>");
	}

	@Test
	void queryThatDoesNotParseIsRefusedWhenRulesAreLoaded() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> start(Map.of("summary", "{{ query \"(\" }}"), Labels.EMPTY))
			.withMessageStartingWith("Annotation 'summary' of alert rule 'Load' does not parse: 1:");
	}

	@Test
	void queryWithoutAKnownMetricKeepsNothing() {
		AlertingRule rule = rule(Map.of("summary", "{{ printf \"%s_total\" $labels.app | query | len }}"),
				Labels.EMPTY);
		assertThat(TemplateSelections.of(rule, this.engine::prepare)).isEmpty();
	}

	private AlertingRule rule(Map<String, String> annotations, Labels labels) {
		return new AlertingRule("Load", this.engine.prepare("load > 0"), Duration.ZERO, Duration.ZERO, labels,
				annotations);
	}

	private RuleEvaluator start(Map<String, String> annotations, Labels labels) {
		AlertingRule rule = rule(annotations, labels);
		List<Retention> retentions = new ArrayList<>(rule.query().selections());
		retentions.addAll(TemplateSelections.of(rule, this.engine::prepare));
		this.store.retain(retentions);
		return new RuleEvaluator(List.of(RuleGroup.of("g", List.of(rule))), this::query, this.store,
				new TemplateContext(Labels.EMPTY, "", this.engine::prepare), () -> 0);
	}

	private Value query(Query query, Instant time) {
		this.asked.add(query.text());
		return this.engine.instant(query, this.store, time.toEpochMilli()).value();
	}

	private void append(Labels labels, double value) {
		this.store.appender(labels).append(TIME.toEpochMilli(), value);
	}

}
