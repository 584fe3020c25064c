package io.monitoring.slo;

import java.time.Duration;

/**
 * What the budget is counted in.
 */
public sealed interface Budgeting {

	/**
	 * Every event counts.
	 */
	record Occurrences() implements Budgeting {
	}

	/**
	 * Time counts: a slice of it is good when enough of its events are. A slice without
	 * events does not count.
	 *
	 * @param target share of the events of a slice that must be good, above 0 and at most
	 * 1
	 * @param slice length of a slice, whole minutes up to an hour
	 */
	record TimeSlices(double target, Duration slice) implements Budgeting {

		public TimeSlices {
			if (!(target > 0 && target <= 1)) {
				throw new IllegalArgumentException("'target' must be above 0 and at most 1 but is " + target);
			}
		}

	}

}
