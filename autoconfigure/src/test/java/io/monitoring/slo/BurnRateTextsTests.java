package io.monitoring.slo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.monitoring.alert.Alert;
import io.monitoring.promql.QueryEngine;
import io.monitoring.promql.QueryOptions;
import io.monitoring.promql.Value;
import io.monitoring.rule.QueryFunction;
import io.monitoring.rule.RuleEvaluator;
import io.monitoring.rule.RuleGroup;
import io.monitoring.rule.TemplateContext;
import io.monitoring.series.Labels;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The texts of burn-rate alerts as the application itself expands them.
 */
class BurnRateTextsTests {

	private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

	private static final ServiceLevelObjective OBJECTIVE = new ServiceLevelObjective("api-latency",
			new ServiceLevelIndicator.Latency(Duration.ofMillis(500), List.of()), 0.95, Duration.ofDays(7));

	private final Map<String, Double> answers = new LinkedHashMap<>();

	@Test
	void anAlertSaysHowManyRequestsWereBadAndHowFastTheBudgetBurns() {
		this.answers.put("slo:total_events:increase1h{slo=\"api-latency\"} - ", 214.0);
		this.answers.put("slo:total_events:increase1h{slo=\"api-latency\"}", 23_800.0);
		this.answers.put("slo:sli_error:ratio_rate1h{slo=\"api-latency\"}", 0.806);
		this.answers.put("(1 - slo:period_error_budget_remaining:ratio{", 0.031);
		this.answers.put("round(time() + ", NOW.plusSeconds(3600).getEpochSecond() * 1.0);
		this.answers.put("topk(1, ", 190.2);
		Map<String, String> annotations = firing(OBJECTIVE, 16.123456).annotations();
		assertThat(annotations.get("summary"))
			.isEqualTo("api-latency burns its error budget 16.12 times as fast as it may");
		assertThat(annotations.get("description")).isEqualTo(
				"In the last 1h 214 of 23800 requests took longer than 500ms, 80.6% where 5 % may (95 % over 7d)."
						+ " The budget burnt 16.12 times as fast as spends exactly all of it; the limit is 14.4, in the last"
						+ " 1h and in the last 5m. At the limit a whole budget lasts 11h40m. Of the whole budget 3.1% is"
						+ " spent; at this rate the rest is gone at 2026-01-01 01:00:00 +0000 UTC. Most of them in the last"
						+ " hour: 190 of POST /pay.");
	}

	@Test
	void whatIsNotKnownIsLeftOut() {
		assertThat(firing(OBJECTIVE, 16.123456).annotations().get("description"))
			.isEqualTo("In the last 1h 0 of 0 requests took longer than 500ms, 0 where 5 % may (95 % over 7d)."
					+ " The budget burnt 16.12 times as fast as spends exactly all of it; the limit is 14.4, in the last"
					+ " 1h and in the last 5m. At the limit a whole budget lasts 11h40m.");
	}

	private List<Value.Sample> answer(String query) {
		if (query.contains(" >= 1") || query.endsWith(" > 0.05")) {
			return List.of();
		}
		return this.answers.entrySet()
			.stream()
			.filter((entry) -> query.startsWith(entry.getKey()))
			.map((entry) -> new Value.Sample(Labels.of("method", "POST", "uri", "/pay"), 0, entry.getValue()))
			.limit(1)
			.toList();
	}

	private Alert firing(ServiceLevelObjective objective, double burnRate) {
		RuleGroup group = new SloRules(SloTestQueries::compile, BurnRateWindow.DEFAULTS, List.of())
			.evaluated(objective);
		Value.Sample sample = new Value.Sample(Labels.of("slo", objective.name()), NOW.toEpochMilli(), burnRate);
		QueryFunction query = (asked,
				time) -> new Value.Vector(asked.text().contains(" > 14.4") ? List.of(sample) : answer(asked.text()));
		RuleEvaluator evaluator = new RuleEvaluator(List.of(group), query, (labels) -> null,
				new TemplateContext(Labels.EMPTY, "", new QueryEngine(QueryOptions.DEFAULTS)::prepare), () -> 0);
		evaluator.evaluate(NOW);
		List<Alert> alerts = new ArrayList<>(evaluator.alertsToSend());
		assertThat(alerts).hasSize(1);
		assertThat(alerts.get(0).name()).isEqualTo("ErrorBudgetBurn1h");
		return alerts.get(0);
	}

}
