package io.monitoring.web.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.monitoring.slo.Downtime;
import io.monitoring.slo.ErrorBudget;
import io.monitoring.slo.SloStatus;
import io.monitoring.web.sla.BudgetViews.Budget;
import io.monitoring.web.sla.BudgetViews.Burn;
import io.monitoring.web.sla.BudgetViews.Everything;
import io.monitoring.web.sla.BudgetViews.Gap;
import io.monitoring.web.sla.BudgetViews.GivenBack;
import io.monitoring.web.sla.BudgetViews.Pair;
import io.monitoring.web.sla.BudgetViews.Spent;
import org.jspecify.annotations.Nullable;

/**
 * What the report says about an objective, or about a group of one. Ratios are between 0
 * and 1; what is a percentage has {@code Percent} in its name. What is counted is a
 * number of events or, where the objective is about time, a duration.
 *
 * @param name name of the objective
 * @param group labels of the group, none where the objective has no groups
 * @param displayName name for people, {@code null} if the name does
 * @param type what is measured
 * @param target share that must be good
 * @param targetPercent the same in percent
 * @param window how long the window is in general
 * @param calendar unit of a calendar window, {@code null} for a rolling one
 * @param from when the window begins
 * @param to when it ends
 * @param threshold longest time that is good, {@code null} unless it is about latency
 * @param unit {@code events} or {@code time}
 * @param observed how much of the window has been observed
 * @param observedPercent share of the part of the window that is past
 * @param noDataSince since when nothing has been measured, {@code null} while something
 * is
 * @param good how much was good
 * @param total of how much
 * @param bad how much was bad
 * @param compliancePercent good of total, rounded down
 * @param met whether the compliance is at least the target
 * @param budgetRemainingPercent share of the budget that is left
 * @param budget the budget
 * @param everything the figures without exclusions
 * @param givenBack what exclusions gave back
 * @param burnRates burn rates, shortest window first
 * @param pairs the pairs of windows that alerts look at
 * @param lastHourPercent share of the whole budget that the last hour spent
 * @param lastDayPercent share of the whole budget that the last day spent
 * @param moreBad how much more may be bad if the traffic stays as it is
 * @param exhaustion when the budget will be spent, {@code null} if it will not
 * @param downtimes the last times of the window in which nobody watched
 * @param downtimeByReason how long nobody watched
 * @param deployments what each version spent
 */
public record ReportEntry(String name, Map<String, String> group, @Nullable String displayName, String type,
		double target, double targetPercent, Duration window, @Nullable String calendar, Instant from, Instant to,
		@Nullable Duration threshold, String unit, Duration observed, double observedPercent,
		@Nullable Instant noDataSince, Object good, Object total, Object bad, double compliancePercent, boolean met,
		double budgetRemainingPercent, Budget budget, Everything everything, GivenBack givenBack, List<Burn> burnRates,
		List<Pair> pairs, double lastHourPercent, double lastDayPercent, @Nullable Object moreBad,
		@Nullable Instant exhaustion, List<Gap> downtimes, Map<String, Duration> downtimeByReason,
		List<Spent> deployments) {

	/** Who wants to know of more crashes has other worries than a report. */
	private static final int GAPS = 100;

	/**
	 * Show how an objective fares.
	 * @param status the status
	 * @param deployments what each version spent
	 * @param now the present
	 * @return the entry
	 */
	public static ReportEntry of(SloStatus status, List<Spent> deployments, Instant now) {
		ObjectiveView objective = ObjectiveView.of(status.objective());
		Unit unit = Unit.of(status.objective());
		ErrorBudget budget = status.budget();
		SloStatus.Observation seen = status.observation();
		Long moreBad = status.spending().moreBadEvents();
		return new ReportEntry(objective.name(), status.group().toMap(), objective.displayName(), objective.type(),
				objective.target(), objective.targetPercent(), objective.window(), objective.calendar(), seen.from(),
				seen.to(), objective.threshold(), unit.word(), seen.observed(),
				Numbers.percent(Numbers.share(seen.observed(), past(seen, now))), seen.noDataSince(),
				unit.count(budget.good()), unit.count(budget.total()), unit.count(budget.bad()),
				Numbers.compliancePercent(budget), isMet(budget), Numbers.percent(budget.remainingRatio()),
				Budget.of(status, unit), Everything.of(status.everything(), unit), GivenBack.of(status, unit),
				status.burnRates().stream().map((rate) -> Burn.of(rate, unit)).toList(), BudgetViews.pairs(status),
				Numbers.percent(status.spending().lastHour()), Numbers.percent(status.spending().lastDay()),
				(moreBad != null) ? unit.count(moreBad) : null, status.exhaustion(), gaps(seen.downtimes()),
				byReason(seen, now), List.copyOf(deployments));
	}

	private static boolean isMet(ErrorBudget budget) {
		return budget.remaining() >= 0;
	}

	private static Duration past(SloStatus.Observation seen, Instant now) {
		return Duration.between(seen.from(), now.isBefore(seen.to()) ? now : seen.to());
	}

	private static List<Gap> gaps(List<Downtime> downtimes) {
		return downtimes.stream().skip(Math.max(0, downtimes.size() - GAPS)).map(Gap::of).toList();
	}

	/** Of a downtime that began before the window only the part within it. */
	private static Map<String, Duration> byReason(SloStatus.Observation seen, Instant now) {
		Map<String, Duration> sums = new TreeMap<>();
		for (Downtime downtime : seen.downtimes()) {
			Instant from = downtime.from().isBefore(seen.from()) ? seen.from() : downtime.from();
			Instant to = downtime.to().isAfter(now) ? now : downtime.to();
			if (to.isAfter(from)) {
				sums.merge(Words.of(downtime.reason()), Duration.between(from, to), Duration::plus);
			}
		}
		return sums;
	}

}
