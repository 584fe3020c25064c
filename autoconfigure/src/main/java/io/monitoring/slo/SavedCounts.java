package io.monitoring.slo;

import java.time.Instant;

import io.monitoring.series.Labels;

/**
 * What was counted for an objective in one slot of time, as it is kept beyond the life of
 * the process.
 *
 * @param key what was counted, and by whom
 * @param start begin of the slot
 * @param good number of good events, or of milliseconds
 * @param total number of all events, or of milliseconds
 * @param observedMillis for how long the slot was watched
 */
public record SavedCounts(Key key, Instant start, long good, long total, long observedMillis) {

	/**
	 * What was counted, and by whom.
	 *
	 * @param objective name of the objective
	 * @param definition what is counted: counts of another definition say nothing about
	 * it
	 * @param group labels of the group, empty where the objective has none
	 * @param instance which process counted, empty where only one can
	 */
	public record Key(String objective, String definition, Labels group, String instance) {
	}

}
