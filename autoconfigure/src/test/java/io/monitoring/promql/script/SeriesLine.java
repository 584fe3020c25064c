package io.monitoring.promql.script;

import io.monitoring.series.Labels;

/**
 * A series with one value for each step.
 *
 * @param labels the labels
 * @param values the values, {@link #OMITTED} where there is none
 */
@SuppressWarnings("ArrayRecordComponent")
record SeriesLine(Labels labels, double[] values) {

	private static final long OMITTED_BITS = 0x7ff8000000000bedL;

	static final double OMITTED = Double.longBitsToDouble(OMITTED_BITS);

	boolean has(int index) {
		return Double.doubleToRawLongBits(this.values[index]) != OMITTED_BITS;
	}

}
