package io.monitoring.web.sla;

import java.time.Duration;

import io.monitoring.slo.Budgeting;
import io.monitoring.slo.ServiceLevelIndicator;
import io.monitoring.slo.ServiceLevelObjective;

/**
 * What an objective counts.
 */
enum Unit {

	/** Requests, orders and the like. */
	EVENTS("events"),

	/** Milliseconds. */
	TIME("time");

	private final String word;

	Unit(String word) {
		this.word = word;
	}

	static Unit of(ServiceLevelObjective objective) {
		ServiceLevelIndicator indicator = objective.indicator();
		boolean time = objective.budgeting() instanceof Budgeting.TimeSlices
				|| indicator instanceof ServiceLevelIndicator.Throughput
				|| indicator instanceof ServiceLevelIndicator.Health || indicator instanceof ServiceLevelIndicator.Value
				|| indicator instanceof ServiceLevelIndicator.ErrorRatio;
		return time ? TIME : EVENTS;
	}

	String word() {
		return this.word;
	}

	/**
	 * Return a count as it is shown.
	 * @param count number of events, or of milliseconds
	 * @return a number or a duration
	 */
	Object count(long count) {
		return (this == TIME) ? (Object) Duration.ofMillis(count) : (Object) count;
	}

	/**
	 * Return a share of a count as it is shown.
	 * @param count number of events, or of milliseconds, not rounded
	 * @return a number with six decimals, or a duration
	 */
	Object share(double count) {
		return (this == TIME) ? (Object) Duration.ofMillis(Math.round(count)) : (Object) Numbers.rounded(count);
	}

}
