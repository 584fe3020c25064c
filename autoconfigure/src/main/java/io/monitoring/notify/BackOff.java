package io.monitoring.notify;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before another attempt: longer each time, and never all at once.
 */
final class BackOff {

	private static final double INITIAL_MILLIS = 500;

	private static final double FACTOR = 1.5;

	private static final double MAX_MILLIS = 60_000;

	private final DoubleSupplier random;

	/**
	 * Create a back-off.
	 * @param random numbers from 0 to 1, which spread the waits by half in both
	 * directions
	 */
	BackOff(DoubleSupplier random) {
		this.random = random;
	}

	Duration after(int attempts) {
		double millis = Math.min(MAX_MILLIS, INITIAL_MILLIS * Math.pow(FACTOR, attempts - 1.0));
		return Duration.ofMillis(Math.round(millis * (0.5 + this.random.getAsDouble())));
	}

}
