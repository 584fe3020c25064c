package io.monitoring.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.monitoring.slo.ErrorBudget;
import io.monitoring.slo.ServiceLevelIndicator;
import io.monitoring.slo.ServiceLevelObjective;
import io.monitoring.slo.SloStatus;
import io.monitoring.slo.SloStatus.BurnRate;
import org.jspecify.annotations.Nullable;

/**
 * Answers about objectives. Ratios are between 0 and 1; what is a percentage has
 * {@code Percent} in its name.
 */
final class SlaViews {

	private static final double PERCENT = 100;

	/** Percentages have six decimals: enough for a target of 99.9999. */
	private static final double PRECISION = 1e6;

	private SlaViews() {
	}

	private static double percent(double ratio) {
		return Math.round(ratio * PERCENT * PRECISION) / PRECISION;
	}

	record Objective(String name, String type, double target, double targetPercent, Duration window,
			@Nullable Duration threshold, List<String> match) {

		static Objective of(ServiceLevelObjective objective) {
			ServiceLevelIndicator indicator = objective.indicator();
			Duration threshold = (indicator instanceof ServiceLevelIndicator.Latency latency) ? latency.threshold()
					: null;
			return new Objective(objective.name(), indicator.type(), objective.target(), percent(objective.target()),
					objective.period(), threshold, indicator.match().stream().map(Object::toString).toList());
		}

	}

	record Compliance(String name, String type, double target, double targetPercent, Duration window,
			@Nullable Duration threshold, Duration observed, long good, long total, double compliancePercent,
			boolean met, double budgetRemainingPercent, @Nullable Instant exhaustion) {

		static Compliance of(SloStatus status) {
			Objective objective = Objective.of(status.objective());
			ErrorBudget budget = status.budget();
			return new Compliance(objective.name(), objective.type(), objective.target(), objective.targetPercent(),
					objective.window(), objective.threshold(), status.observed(), budget.good(), budget.total(),
					percent(budget.compliance()), budget.compliance() >= budget.target(),
					percent(budget.remainingRatio()), status.exhaustion());
		}

	}

	record Budget(String name, String type, double target, double targetPercent, Duration window, Duration observed,
			long good, long total, double compliancePercent, Events budget, List<Burn> burnRates,
			@Nullable Instant exhaustion) {

		static Budget of(SloStatus status) {
			Objective objective = Objective.of(status.objective());
			ErrorBudget budget = status.budget();
			return new Budget(objective.name(), objective.type(), objective.target(), objective.targetPercent(),
					objective.window(), status.observed(), budget.good(), budget.total(), percent(budget.compliance()),
					Events.of(budget), status.burnRates().stream().map(Burn::of).toList(), status.exhaustion());
		}

	}

	/**
	 * The budget in events: how many may be bad, are bad, and may yet be bad.
	 */
	record Events(double total, long consumed, double remaining, double remainingPercent) {

		static Events of(ErrorBudget budget) {
			return new Events(rounded(budget.allowed()), budget.bad(), rounded(budget.remaining()),
					percent(budget.remainingRatio()));
		}

		private static double rounded(double events) {
			return Math.round(events * PRECISION) / PRECISION;
		}

	}

	record Burn(Duration window, long good, long total, @Nullable Double burnRate) {

		static Burn of(BurnRate rate) {
			return new Burn(rate.window(), rate.good(), rate.total(), rate.rate());
		}

	}

}
