package io.monitoring.web.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.monitoring.slo.BudgetPoint;
import io.monitoring.slo.ErrorBudget;
import io.monitoring.slo.Exclusion;
import io.monitoring.slo.SloStatus;

/**
 * What an exclusion gives back to an objective, or to a group of one, in its present
 * window.
 *
 * @param objective name of the objective
 * @param group labels of the group
 * @param bad how much of what was bad does not count
 * @param total of how much
 * @param budgetRemainingPercent share of the budget that is left without the exclusion
 * @param budgetRemainingPercentThen share that is left with it
 */
public record ExclusionEffect(String objective, Map<String, String> group, Object bad, Object total,
		double budgetRemainingPercent, double budgetRemainingPercentThen) {

	private static final int POINTS = 11_000;

	/**
	 * Return how far the history has to look back for the effect.
	 * @param status the objective
	 * @param exclusion the exclusion
	 * @param now the present
	 * @return a duration, zero if nothing has been counted within the exclusion
	 */
	public static Duration window(SloStatus status, Exclusion exclusion, Instant now) {
		SloStatus.Observation seen = status.observation();
		Instant from = exclusion.from().isBefore(seen.from()) ? seen.from() : exclusion.from();
		return (from.isBefore(now) && exclusion.to().isAfter(seen.from())) ? Duration.between(from, now)
				: Duration.ZERO;
	}

	/**
	 * Return the length of the steps in which the history is read.
	 * @param window how far it looks back
	 * @return whole minutes
	 */
	public static Duration step(Duration window) {
		return Duration.ofMinutes(1 + window.toMinutes() / POINTS);
	}

	/**
	 * Return the effect of an exclusion that is not in force yet.
	 * @param status the objective
	 * @param exclusion the exclusion
	 * @param history what was counted since it began
	 * @return the effect
	 */
	public static ExclusionEffect of(SloStatus status, Exclusion exclusion, List<BudgetPoint> history) {
		ErrorBudget budget = status.budget();
		double badShare = 0;
		double totalShare = 0;
		for (BudgetPoint point : history) {
			double share = share(point, exclusion);
			badShare += share * point.budget().bad();
			totalShare += share * point.budget().total();
		}
		long bad = Math.min(Math.round(badShare), budget.bad());
		long total = Math.max(bad, Math.min(Math.round(totalShare), budget.total()));
		long good = Math.max(0, budget.good() - (total - bad));
		ErrorBudget then = new ErrorBudget(good, budget.total() - total, budget.target());
		Unit unit = Unit.of(status.objective());
		return new ExclusionEffect(status.objective().name(), status.group().toMap(), unit.count(bad),
				unit.count(total), Numbers.percent(budget.remainingRatio()), Numbers.percent(then.remainingRatio()));
	}

	/** Steps may be longer than the exclusion: of such a step a part is taken. */
	private static double share(BudgetPoint point, Exclusion exclusion) {
		Instant from = point.from().isBefore(exclusion.from()) ? exclusion.from() : point.from();
		Instant to = point.to().isAfter(exclusion.to()) ? exclusion.to() : point.to();
		return to.isAfter(from) ? Numbers.share(Duration.between(from, to), Duration.between(point.from(), point.to()))
				: 0;
	}

}
