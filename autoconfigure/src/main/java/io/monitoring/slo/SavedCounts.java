package io.monitoring.slo;

import java.time.Instant;

/**
 * What was counted for an objective in one slot of time, as it is kept beyond the life of
 * the process.
 *
 * @param objective name of the objective
 * @param definition what is counted: counts of another definition say nothing about it
 * @param start begin of the slot
 * @param good number of good events
 * @param total number of all events
 * @param observedMillis for how long the slot was watched
 */
public record SavedCounts(String objective, String definition, Instant start, long good, long total,
		long observedMillis) {

}
