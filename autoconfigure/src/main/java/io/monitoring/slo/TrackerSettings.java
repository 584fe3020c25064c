package io.monitoring.slo;

import java.time.Duration;
import java.util.List;

/**
 * How objectives are counted.
 *
 * @param interval distance of the ticks, at least a second
 * @param downtime what the time counts as in which nobody watched
 * @param maintenance times that do not count, again and again
 */
public record TrackerSettings(Duration interval, DowntimePolicy downtime, List<MaintenanceWindow> maintenance) {

	/** Number of ticks after which what was kept has been read. */
	private static final int LATE = 4;

	public TrackerSettings {
		if (interval.compareTo(Duration.ofSeconds(1)) < 0) {
			throw new IllegalArgumentException("'interval' must be at least 1s but is " + interval);
		}
		maintenance = List.copyOf(maintenance);
	}

	/**
	 * Create settings without maintenance windows, for which time that nobody watched is
	 * unknown.
	 * @param interval distance of the ticks, at least a second
	 */
	public TrackerSettings(Duration interval) {
		this(interval, DowntimePolicy.UNKNOWN, List.of());
	}

	boolean isLate(Duration sinceStart) {
		return sinceStart.compareTo(this.interval.multipliedBy(LATE)) > 0;
	}

	/**
	 * What the time counts as in which nobody watched.
	 */
	public enum DowntimePolicy {

		/** It does not count. */
		UNKNOWN,

		/**
		 * It is bad time. Where events are counted as many are taken for bad as came in
		 * the hour before, which is an estimate.
		 */
		DOWN

	}

}
