package io.monitoring.slo;

import java.time.Duration;
import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/**
 * Everything that follows from the kind of an indicator.
 *
 * @param measurement how it is read
 * @param presence PromQL that has a result as long as there is something to measure, be
 * it zero
 * @param wording how people are told
 * @param badByRoute query for the bad events of the last hour by route, {@code null} if
 * it is not about requests
 */
record Measured(Measurement measurement, String presence, Wording wording, @Nullable String badByRoute) {

	/** Less than any share of countable events, more than what division loses. */
	private static final BigDecimal ROUNDING = new BigDecimal("1E-9");

	/**
	 * Count slices of time instead of events. Without events in a slice there is no
	 * result.
	 * @param slices when a slice is good
	 * @param counts how its events are counted
	 * @return what is measured then
	 */
	Measured sliced(Budgeting.TimeSlices slices, EventCounts counts) {
		Duration slice = slices.slice();
		BigDecimal least = BigDecimal.valueOf(slices.target()).subtract(ROUNDING);
		String share = "(%s) / (%s > 0) >= bool %s".formatted(counts.good(slice, counts.total(slice)),
				counts.total(slice), least.toPlainString());
		String bad = "fewer than " + BurnRateTexts.percent(slices.target()) + " of the " + this.wording.events()
				+ " were good";
		return new Measured(new Measurement.Time(share, slice), this.presence, Wording.ofTime(bad), this.badByRoute);
	}

	/**
	 * How people are told.
	 *
	 * @param events what is counted, empty where it is time
	 * @param bad what is said of bad events or bad times
	 */
	record Wording(String events, String bad) {

		static Wording ofTime(String bad) {
			return new Wording("", bad);
		}

	}

}
