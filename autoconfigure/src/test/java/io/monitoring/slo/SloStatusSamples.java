package io.monitoring.slo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.monitoring.series.Labels;
import io.monitoring.slo.SloStatus.BurnRate;
import io.monitoring.slo.SloStatus.Observation;
import io.monitoring.slo.SloStatus.Spending;
import org.jspecify.annotations.Nullable;

/**
 * Statuses of objectives for tests of those who read them.
 */
public final class SloStatusSamples {

	private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

	private SloStatusSamples() {
	}

	public static SloStatus of(ServiceLevelObjective objective, ErrorBudget budget, List<BurnRate> rates,
			@Nullable Instant exhaustion, Duration observed) {
		Observation observation = new Observation(objective.window().from(NOW), objective.window().to(NOW), observed,
				null, List.of());
		return new SloStatus(objective, Labels.EMPTY, budget, budget, rates, List.of(), new Spending(0, 0, null),
				exhaustion, observation);
	}

}
