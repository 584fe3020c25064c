package io.monitoring.slo;

import java.time.Instant;
import java.util.List;

import io.monitoring.promql.Query;
import io.monitoring.rule.QueryFunction;

/**
 * How the trackers of an objective are fed at each tick.
 */
sealed interface Counting permits EventCounting, TimeCounting {

	/**
	 * Return what is read.
	 * @return the queries
	 */
	List<Query> queries();

	/**
	 * Say who may find out what was missed, before anything is counted.
	 * @param store where counts are kept
	 */
	default void restore(CountStore store) {
	}

	/**
	 * Leave out what counters have gained before the first tick: nobody asked for it
	 * then.
	 */
	default void ignorePast() {
	}

	/**
	 * Count what happened since the last tick.
	 * @param time time of the tick
	 * @param groups the trackers
	 * @param backend answers the queries
	 */
	void count(Instant time, Groups groups, QueryFunction backend);

}
