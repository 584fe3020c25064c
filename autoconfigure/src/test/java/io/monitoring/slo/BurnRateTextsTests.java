package io.monitoring.slo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.monitoring.alert.Alert;
import io.monitoring.promql.Value;
import io.monitoring.rule.QueryFunction;
import io.monitoring.rule.RuleEvaluator;
import io.monitoring.rule.RuleGroup;
import io.monitoring.series.Labels;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The texts of burn-rate alerts as the application itself expands them.
 */
class BurnRateTextsTests {

	private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

	@Test
	void anAlertSaysHowFastItBurnsAndWhatWouldBeAllowed() {
		ServiceLevelObjective objective = new ServiceLevelObjective("api-latency",
				new ServiceLevelIndicator.Latency(Duration.ofMillis(500), List.of()), 0.95, Duration.ofDays(7));
		Map<String, String> annotations = firing(objective, 16.123456).annotations();
		assertThat(annotations.get("summary"))
			.isEqualTo("api-latency burns its error budget 16.12 times as fast as it may");
		assertThat(annotations.get("description"))
			.isEqualTo("In the last 1h the error budget of api-latency (95 % over 7d) burnt at 16.12 times the rate"
					+ " that spends exactly all of it. The limit is 14.4, in the last 1h and in the last 5m."
					+ " At the limit a whole budget lasts 11h40m.");
	}

	private Alert firing(ServiceLevelObjective objective, double burnRate) {
		RuleGroup group = new SloRules(SloTestQueries::compile, BurnRateWindow.DEFAULTS, List.of()).rules(objective);
		Value.Sample sample = new Value.Sample(Labels.of("slo", objective.name()), NOW.toEpochMilli(), burnRate);
		QueryFunction query = (text,
				time) -> new Value.Vector(text.text().contains(" > 14.4") ? List.of(sample) : List.of());
		RuleEvaluator evaluator = new RuleEvaluator(List.of(group), query, (labels) -> null, Labels.EMPTY, () -> 0);
		evaluator.evaluate(NOW);
		List<Alert> alerts = new ArrayList<>(evaluator.alertsToSend());
		assertThat(alerts).hasSize(1);
		assertThat(alerts.get(0).name()).isEqualTo("ErrorBudgetBurn1h");
		return alerts.get(0);
	}

}
