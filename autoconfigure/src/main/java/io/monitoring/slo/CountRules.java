package io.monitoring.slo;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.monitoring.rule.Rule;

/**
 * The recording rules of an objective: what is counted in each window, and the ratios
 * that follow. Ratios are always made of counts, so that traffic weighs.
 */
final class CountRules {

	private static final BigDecimal MILLIS_PER_DAY = BigDecimal.valueOf(Duration.ofDays(1).toMillis());

	private final ObjectiveScope scope;

	CountRules(ObjectiveScope scope) {
		this.scope = scope;
	}

	List<Rule> constants() {
		ServiceLevelObjective objective = this.scope.objective();
		BigDecimal target = BigDecimal.ONE.subtract(ErrorBudget.ratio(objective.target()));
		BigDecimal days = BigDecimal.valueOf(objective.period().toMillis())
			.divide(MILLIS_PER_DAY, MathContext.DECIMAL32)
			.stripTrailingZeros();
		return List.of(this.scope.record(SloSeries.OBJECTIVE, "vector(" + target.toPlainString() + ")"),
				this.scope.record(SloSeries.ERROR_BUDGET, "vector(" + this.scope.budget() + ")"),
				this.scope.record(SloSeries.TIME_PERIOD, "vector(" + days.toPlainString() + ")"));
	}

	/**
	 * The counts of all windows, which the trackers publish in the embedded engine.
	 * @return two rules for each window
	 */
	List<Rule> counts() {
		List<Rule> rules = new ArrayList<>();
		for (Duration window : this.scope.windows()) {
			rules.addAll(counts(window, window));
		}
		return rules;
	}

	/**
	 * Count a window of events, or of time in seconds.
	 * @param name the window whose names the series get
	 * @param window the window
	 * @return the rules for all and for good events
	 */
	List<Rule> counts(Duration name, Duration window) {
		String total = SloSeries.total(name);
		if (this.scope.measured().measurement() instanceof Measurement.Events events) {
			EventCounts counts = new EventCounts(events, this.scope.groups(), this.scope.compiler());
			return List.of(this.scope.record(total, counts.total(window)),
					this.scope.record(SloSeries.good(name), counts.good(window, this.scope.of(total))));
		}
		TimeCounts counts = new TimeCounts(this.scope);
		return List.of(this.scope.record(total, counts.total(window)),
				this.scope.record(SloSeries.good(name), counts.good(window)));
	}

	/**
	 * The share of what was bad, which does not exist without events, so that no NaN is
	 * ever recorded.
	 * @return a rule for each window, and the burn rate of the shortest
	 */
	List<Rule> ratios() {
		List<Rule> rules = new ArrayList<>();
		for (Duration window : this.scope.windows()) {
			rules.add(this.scope.record(SloSeries.errorRatio(window), ratio(window)));
		}
		String shortest = this.scope.of(SloSeries.errorRatio(this.scope.windows().first()));
		rules.add(this.scope.record(SloSeries.CURRENT_BURN_RATE, shortest + " / " + this.scope.budget()));
		return rules;
	}

	/** Two counters are not read at the same moment: there may be more good than all. */
	private String ratio(Duration window) {
		String total = this.scope.of(SloSeries.total(window));
		return "clamp_min(%s - %s, 0) / (%s > 0)".formatted(total, this.scope.of(SloSeries.good(window)), total);
	}

}
