package io.monitoring.slo;

import java.util.Optional;

import io.monitoring.series.Labels;

/**
 * The budgets as of the last tick, for code that does less while one is low. Cheap enough
 * for every request: nothing is computed and nothing waits. Of an objective with groups,
 * a method without a group answers for that with the least budget.
 */
public interface ErrorBudgets {

	/**
	 * Find an objective.
	 * @param name its name
	 * @return how it fares, empty if there is none
	 */
	Optional<SloStatus> find(String name);

	/**
	 * Find a group of an objective.
	 * @param name name of the objective
	 * @param group labels of the group
	 * @return how it fares, empty if there is none
	 */
	Optional<SloStatus> find(String name, Labels group);

	/**
	 * Return the share of the budget that is left.
	 * @param name name of the objective
	 * @return 1 when nothing is spent, 0 when all is, negative when it is overspent; 1 if
	 * there is no such objective, so that a name with a typing error degrades nothing
	 */
	default double remainingRatio(String name) {
		return find(name).map((status) -> status.budget().remainingRatio()).orElse(1.0);
	}

	/**
	 * Return whether nothing is left of a budget.
	 * @param name name of the objective
	 * @return {@code false} while something is left, and if there is no such objective
	 */
	default boolean isExhausted(String name) {
		return remainingRatio(name) <= 0;
	}

}
