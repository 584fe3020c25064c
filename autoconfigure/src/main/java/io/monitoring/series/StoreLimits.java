package io.monitoring.series;

/**
 * Caps of the store. At a cap the series that came first are kept.
 *
 * @param maxSeries number of series
 * @param maxBytes estimated heap in bytes
 */
public record StoreLimits(int maxSeries, long maxBytes) {

	/** Caps that fit an ordinary application: 10,000 series and 64 MB. */
	public static final StoreLimits DEFAULTS = new StoreLimits(10_000, 64L << 20);

	public StoreLimits {
		if (maxSeries <= 0) {
			throw new IllegalArgumentException("'maxSeries' must be positive but is " + maxSeries);
		}
		if (maxBytes <= 0) {
			throw new IllegalArgumentException("'maxBytes' must be positive but is " + maxBytes);
		}
	}

}
