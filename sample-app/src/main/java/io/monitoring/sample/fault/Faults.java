package io.monitoring.sample.fault;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.convert.DurationStyle;

/**
 * What goes wrong in the shop.
 *
 * @param errorRate share of requests that fail, 0 to 1
 * @param latency time that every request takes longer, up to 10 s
 */
record Faults(double errorRate, Duration latency) {

	private static final Duration LONGEST = Duration.ofSeconds(10);

	static final Faults NONE = new Faults(0, Duration.ZERO);

	Faults {
		if (!(errorRate >= 0 && errorRate <= 1)) {
			throw new IllegalArgumentException("'errorRate' is " + errorRate + ": use a number from 0 to 1");
		}
		if (latency.isNegative() || latency.compareTo(LONGEST) > 0) {
			throw new IllegalArgumentException("'latency' is " + latency + ": use a duration from 0s to 10s");
		}
	}

	/**
	 * Read what a person typed.
	 * @param errorRate share of requests that fail, none when {@code null}
	 * @param latency a duration such as 800ms, none when {@code null}
	 * @return the faults
	 * @throws IllegalArgumentException when there is nothing or it is out of bounds
	 */
	static Faults of(@Nullable Double errorRate, @Nullable String latency) {
		if (errorRate == null && latency == null) {
			throw new IllegalArgumentException("Nothing to switch on: give 'errorRate', 'latency' or both");
		}
		return new Faults((errorRate != null) ? errorRate : 0, (latency != null) ? parse(latency) : Duration.ZERO);
	}

	private static Duration parse(String latency) {
		try {
			return DurationStyle.detectAndParse(latency);
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException("'latency' is '" + latency + "': use a duration such as 800ms or 2s",
					ex);
		}
	}

}
