package io.monitoring.web.sla;

import java.time.Duration;
import java.time.Instant;

import io.monitoring.slo.BudgetPoint;
import io.monitoring.slo.ServiceLevelObjective;
import org.jspecify.annotations.Nullable;

/**
 * What an objective counted in a step of its history.
 *
 * @param from begin of the step
 * @param to end of the step
 * @param observed for how long the step was watched
 * @param good how much was good
 * @param total of how much
 * @param bad how much was bad
 * @param compliancePercent good of total, {@code null} if nothing happened
 * @param burnRate 1 spends exactly the budget, {@code null} if nothing happened
 * @param excludedBad how much of what was bad does not count
 */
public record HistoryPoint(Instant from, Instant to, Duration observed, Object good, Object total, Object bad,
		@Nullable Double compliancePercent, @Nullable Double burnRate, Object excludedBad) {

	/**
	 * Show a step.
	 * @param objective the objective
	 * @param point the step
	 * @return the view
	 */
	public static HistoryPoint of(ServiceLevelObjective objective, BudgetPoint point) {
		Unit unit = Unit.of(objective);
		boolean counted = point.budget().total() > 0;
		return new HistoryPoint(point.from(), point.to(), point.observed(), unit.count(point.budget().good()),
				unit.count(point.budget().total()), unit.count(point.budget().bad()),
				counted ? Numbers.compliancePercent(point.budget()) : null,
				counted ? Numbers.rounded(point.budget().burnRate()) : null,
				unit.count(Math.max(0, point.everything().bad() - point.budget().bad())));
	}

}
