package io.monitoring.slo.definition;

import java.util.Set;

import io.monitoring.slo.ObjectiveOptions.Guard;

/**
 * What holds for objectives that say nothing else.
 *
 * @param guard how much must have happened for a burn-rate alert
 * @param timeIntervals names of the time intervals that there are
 */
public record ObjectiveDefaults(Guard guard, Set<String> timeIntervals) {

	/** Small numbers, so that one failure in a quiet night does not wake anybody. */
	public static final ObjectiveDefaults SHIPPED = new ObjectiveDefaults(new Guard(10, 3), Set.of());

	public ObjectiveDefaults {
		timeIntervals = Set.copyOf(timeIntervals);
	}

}
