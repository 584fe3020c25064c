package io.monitoring.promql;

/**
 * Folds the values of one group or window into one number.
 */
interface Accumulator {

	void clear();

	void add(double value);

	/**
	 * Return the number for what was added, at least one value.
	 * @return the number
	 */
	double result();

}
