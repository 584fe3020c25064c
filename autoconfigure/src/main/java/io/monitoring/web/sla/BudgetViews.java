package io.monitoring.web.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.monitoring.slo.Downtime;
import io.monitoring.slo.ErrorBudget;
import io.monitoring.slo.SloStatus;
import io.monitoring.slo.SloStatus.BurnRate;
import io.monitoring.slo.SloStatus.PairState;
import org.jspecify.annotations.Nullable;

/**
 * The parts of an entry of the report.
 */
public final class BudgetViews {

	private BudgetViews() {
	}

	/**
	 * The budget: how much may be bad, is bad, and may yet be bad, in the unit of the
	 * objective and in minutes of complete failure within the time that was observed.
	 *
	 * @param total how much may be bad
	 * @param consumed how much is
	 * @param remaining how much may yet be
	 * @param remainingPercent share that is left
	 * @param totalMinutes minutes that may be bad
	 * @param consumedMinutes minutes that are
	 * @param remainingMinutes minutes that may yet be
	 */
	public record Budget(Object total, Object consumed, Object remaining, double remainingPercent, double totalMinutes,
			double consumedMinutes, double remainingMinutes) {

		static Budget of(SloStatus status, Unit unit) {
			ErrorBudget budget = status.budget();
			double minutes = status.objective().errorBudgetRatio() * status.observed().toMillis();
			double remaining = budget.remainingRatio();
			return new Budget(unit.share(budget.allowed()), unit.count(budget.bad()), unit.share(budget.remaining()),
					Numbers.percent(remaining), Numbers.minutes(minutes), Numbers.minutes(minutes * (1 - remaining)),
					Numbers.minutes(minutes * remaining));
		}

	}

	/**
	 * The figures as they were without exclusions.
	 *
	 * @param good how much was good
	 * @param total of how much
	 * @param compliancePercent good of total
	 * @param budgetRemainingPercent share of the budget that were left
	 */
	public record Everything(Object good, Object total, double compliancePercent, double budgetRemainingPercent) {

		static Everything of(ErrorBudget everything, Unit unit) {
			return new Everything(unit.count(everything.good()), unit.count(everything.total()),
					Numbers.compliancePercent(everything), Numbers.percent(everything.remainingRatio()));
		}

	}

	/**
	 * What exclusions gave back.
	 *
	 * @param bad how much of what was bad does not count
	 * @param total of how much
	 * @param budgetPercent share of the budget that came back
	 */
	public record GivenBack(Object bad, Object total, double budgetPercent) {

		static GivenBack of(SloStatus status, Unit unit) {
			ErrorBudget counted = status.budget();
			ErrorBudget everything = status.everything();
			return new GivenBack(unit.count(everything.bad() - counted.bad()),
					unit.count(everything.total() - counted.total()),
					Numbers.percent(counted.remainingRatio() - everything.remainingRatio()));
		}

	}

	/**
	 * How fast the budget burnt in a window.
	 *
	 * @param window the window
	 * @param good how much was good in it
	 * @param total of how much
	 * @param burnRate 1 spends exactly the budget, {@code null} if nothing happened
	 */
	public record Burn(Duration window, Object good, Object total, @Nullable Double burnRate) {

		static Burn of(BurnRate rate, Unit unit) {
			return new Burn(rate.window(), unit.count(rate.good()), unit.count(rate.total()), rate.rate());
		}

	}

	/**
	 * A pair of windows that calls somebody when both burn faster than its factor.
	 *
	 * @param severity severity of its alert
	 * @param factor the factor
	 * @param longWindow the long window
	 * @param shortWindow the short window
	 * @param state critical, recovering, increasing or acceptable
	 */
	public record Pair(String severity, double factor, Duration longWindow, Duration shortWindow, String state) {

		static Pair of(PairState state) {
			return new Pair(state.pair().severity(), state.pair().factor(), state.pair().longWindow(),
					state.pair().shortWindow(), Words.of(state.state()));
		}

	}

	/**
	 * A time in which nobody watched.
	 *
	 * @param from when it began
	 * @param to when it ended
	 * @param reason why
	 */
	public record Gap(Instant from, Instant to, String reason) {

		static Gap of(Downtime downtime) {
			return new Gap(downtime.from(), downtime.to(), Words.of(downtime.reason()));
		}

	}

	/**
	 * What a version of the application spent.
	 *
	 * @param version its version
	 * @param commit its commit, {@code null} where it is unknown
	 * @param startedAt when it was started first
	 * @param bad how much was bad while it ran
	 * @param total of how much
	 * @param budgetPercent share of the budget of the window that it spent
	 */
	public record Spent(String version, @Nullable String commit, Instant startedAt, Object bad, Object total,
			double budgetPercent) {
	}

	static List<Pair> pairs(SloStatus status) {
		return status.pairs().stream().map(Pair::of).toList();
	}

}
