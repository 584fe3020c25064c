package io.monitoring.slo.event;

import java.time.Instant;

import io.monitoring.slo.SloStatus;

/**
 * Something that came to be with an objective, or with a group of one.
 */
public sealed interface ObjectiveEvent permits BudgetBurning, BudgetExhausted, BudgetRecovered, ObjectiveViolated {

	/**
	 * Return how the objective fares.
	 * @return the status at the time of the event
	 */
	SloStatus status();

	/**
	 * Return when it was noticed.
	 * @return time of the tick
	 */
	Instant time();

	/**
	 * Return which objective it is about.
	 * @return its name
	 */
	default String objective() {
		return status().objective().name();
	}

}
