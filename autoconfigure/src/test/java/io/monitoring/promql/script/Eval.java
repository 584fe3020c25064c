package io.monitoring.promql.script;

import java.util.List;

/**
 * An expression to evaluate and what to expect.
 *
 * @param place file and line
 * @param expression the expression
 * @param range the steps of a range query; start and end are the same for an instant
 * @param expectation what to expect
 * @param loads what was loaded before
 */
record Eval(String place, String expression, Range range, Expectation expectation, List<Load> loads) {

	boolean isInstant() {
		return this.range.step() == 0;
	}

	/**
	 * Start, end and distance of steps in milliseconds; the distance is 0 for an instant.
	 *
	 * @param start the first step
	 * @param end the last step
	 * @param step the distance
	 */
	record Range(long start, long end, long step) {

		static Range instant(long time) {
			return new Range(time, time, 0);
		}

	}

}
