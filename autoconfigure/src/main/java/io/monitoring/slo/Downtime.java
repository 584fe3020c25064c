package io.monitoring.slo;

import java.time.Instant;

/**
 * Time in which nobody watched.
 *
 * @param from when it began
 * @param to when it ended
 * @param reason why
 */
public record Downtime(Instant from, Instant to, Reason reason) {

	/**
	 * Why nobody watched.
	 */
	public enum Reason {

		/** The process was stopped in order, and started again as it was. */
		PLANNED_STOP,

		/** The process was stopped in order, and another version was started. */
		DEPLOY,

		/** The process ended without a word. */
		CRASH,

		/** The process lived but did not get to run. */
		SUSPENDED

	}

}
