package io.monitoring.series;

/**
 * The stale marker: a NaN of its own bit pattern that says a series has ended. It is a
 * signalling NaN, so it is kept and compared as bits and never goes through arithmetic.
 */
public final class Staleness {

	/** Bits of the stale marker, the same as in Prometheus. */
	public static final long STALE_BITS = 0x7ff0000000000002L;

	/** The stale marker as a value. */
	public static final double STALE = Double.longBitsToDouble(STALE_BITS);

	private Staleness() {
	}

	public static boolean isStale(double value) {
		return Double.isNaN(value) && Double.doubleToRawLongBits(value) == STALE_BITS;
	}

}
