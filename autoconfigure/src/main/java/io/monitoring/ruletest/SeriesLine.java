package io.monitoring.ruletest;

import io.monitoring.series.Labels;

/**
 * A series with one value for each step.
 *
 * @param labels the labels
 * @param values the values, {@link #OMITTED} where there is none
 */
@SuppressWarnings("ArrayRecordComponent")
public record SeriesLine(Labels labels, double[] values) {

	private static final long OMITTED_BITS = 0x7ff8000000000bedL;

	/** In place of a value that there is not. */
	public static final double OMITTED = Double.longBitsToDouble(OMITTED_BITS);

	/**
	 * Return whether there is a value at a step.
	 * @param index the step, from 0
	 * @return {@code false} if it was omitted
	 */
	public boolean has(int index) {
		return Double.doubleToRawLongBits(this.values[index]) != OMITTED_BITS;
	}

}
