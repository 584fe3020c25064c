package io.monitoring.slo;

import java.time.Duration;

/**
 * How an indicator is read, in PromQL.
 */
public sealed interface Measurement {

	/**
	 * Return what identifies the measurement: counts of another definition say nothing
	 * about it.
	 * @return a text
	 */
	String definition();

	/**
	 * Counters of events.
	 *
	 * @param good counters of good events
	 * @param total counters of all events
	 * @param goodIsOptional whether there may be events of which none is good, and hence
	 * no series of good ones; a histogram has its bucket from the first event on
	 */
	record Events(String good, String total, boolean goodIsOptional) implements Measurement {

		@Override
		public String definition() {
			return this.good + " / " + this.total;
		}

	}

	/**
	 * Time. The budget of such an objective is counted in milliseconds.
	 *
	 * @param goodShare share of the last slice that was good, between 0 and 1; no result
	 * where nothing is known
	 * @param slice how long a slice is; the share is read once at the end of each
	 */
	record Time(String goodShare, Duration slice) implements Measurement {

		@Override
		public String definition() {
			return this.goodShare;
		}

	}

}
