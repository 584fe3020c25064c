package io.monitoring.promql;

/**
 * The mark of a step at which a series has no value: a quiet NaN of its own bit pattern,
 * so that one array of doubles holds values and gaps. Arithmetic would hand the pattern
 * on, therefore a gap is tested for before anything is computed.
 */
final class Absent {

	private static final long BITS = 0x7ff80000000ab5e7L;

	/** The mark itself. */
	static final double VALUE = Double.longBitsToDouble(BITS);

	private Absent() {
	}

	static boolean is(double value) {
		return Double.isNaN(value) && Double.doubleToRawLongBits(value) == BITS;
	}

}
