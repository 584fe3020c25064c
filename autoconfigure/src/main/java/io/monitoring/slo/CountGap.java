package io.monitoring.slo;

import java.time.Instant;
import java.util.List;

import io.monitoring.promql.Query;
import io.monitoring.series.Labels;

/**
 * A time in which an objective was not counted.
 *
 * @param objective name of the objective
 * @param definition what is counted
 * @param good counters of good events
 * @param total counters of all events
 * @param grouping labels by which events are grouped, empty for no groups
 * @param time the time
 */
public record CountGap(String objective, String definition, Query good, Query total, List<String> grouping, Time time) {

	public CountGap {
		grouping = List.copyOf(grouping);
	}

	SavedCounts.Key key(Labels group) {
		return new SavedCounts.Key(this.objective, this.definition, group, "");
	}

	/**
	 * From when to when.
	 *
	 * @param from when it was counted last
	 * @param to from when on it is counted again
	 */
	public record Time(Instant from, Instant to) {
	}

}
