package io.monitoring.web.sla;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.monitoring.slo.SloStatus;
import io.monitoring.slo.SloStatus.PairState;

/**
 * Tells a delivery pipeline whether it may go on.
 *
 * @param minRemainingPercent share of the budget that must be left
 * @param burning whether a budget that burns critically closes the gate
 * @param noData whether an objective that measures nothing closes the gate
 */
public record Gate(double minRemainingPercent, boolean burning, boolean noData) {

	private static final double PERCENT = 100;

	/**
	 * Judge objectives.
	 * @param statuses how they fare
	 * @return open if nothing speaks against any of them
	 */
	public Verdict judge(List<SloStatus> statuses) {
		List<Judged> judged = statuses.stream().map(this::judge).toList();
		List<String> reasons = judged.stream().flatMap((one) -> one.reasons().stream()).toList();
		return new Verdict(reasons.isEmpty(), reasons, judged);
	}

	private Judged judge(SloStatus status) {
		List<String> reasons = new ArrayList<>();
		double remaining = status.budget().remainingRatio() * PERCENT;
		String name = status.objective().name() + (status.group().isEmpty() ? "" : status.group().toString());
		if (remaining <= 0) {
			reasons.add("The error budget of '%s' is exhausted: %s %% is left.".formatted(name,
					Numbers.rounded(remaining)));
		}
		else if (remaining < this.minRemainingPercent) {
			reasons.add("The error budget of '%s' is low: %s %% is left and %s %% is asked for.".formatted(name,
					Numbers.rounded(remaining), this.minRemainingPercent));
		}
		if (this.burning) {
			status.pairs()
				.stream()
				.filter((pair) -> pair.state() == PairState.State.CRITICAL)
				.findFirst()
				.ifPresent((pair) -> reasons.add(burning(name, BudgetViews.Pair.of(pair))));
		}
		if (this.noData && (status.observation().noDataSince() != null || status.observed().isZero())) {
			reasons.add("Nothing is known of '%s': it measures nothing at present.".formatted(name));
		}
		return new Judged(status.objective().name(), status.group().toMap(), reasons.isEmpty(),
				Numbers.rounded(remaining), reasons);
	}

	private static String burning(String name, BudgetViews.Pair pair) {
		return "The error budget of '%s' burns more than %s times as fast as it may, over %s and over %s."
			.formatted(name, Numbers.rounded(pair.factor()), pair.longWindow(), pair.shortWindow());
	}

	/**
	 * The word of the gate.
	 *
	 * @param open whether the pipeline may go on
	 * @param reasons why not, none if it may
	 * @param objectives the objectives that were looked at
	 */
	public record Verdict(boolean open, List<String> reasons, List<Judged> objectives) {
	}

	/**
	 * The word about one objective, or a group of one.
	 *
	 * @param name name of the objective
	 * @param group labels of the group
	 * @param open whether nothing speaks against it
	 * @param budgetRemainingPercent share of the budget that is left
	 * @param reasons what speaks against it
	 */
	public record Judged(String name, Map<String, String> group, boolean open, double budgetRemainingPercent,
			List<String> reasons) {
	}

}
