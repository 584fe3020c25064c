package io.monitoring.promql;

import java.util.Arrays;

/**
 * The buckets of one classic histogram at one step: ascending upper bounds and cumulative
 * counts. Filled anew for every step.
 */
final class HistogramBuckets {

	/** Counts that differ by less are the same number with another rounding error. */
	private static final double TOLERANCE = 1e-12;

	private double[] bounds = new double[16];

	private double[] counts = new double[16];

	private int size;

	private boolean forcedMonotonic;

	void clear() {
		this.size = 0;
		this.forcedMonotonic = false;
	}

	/**
	 * Add a bucket; one with the bound of the last is united with it.
	 * @param bound the upper bound, not below that of the last bucket
	 * @param count the cumulative count
	 */
	void add(double bound, double count) {
		if (this.size > 0 && this.bounds[this.size - 1] == bound) {
			this.counts[this.size - 1] += count;
			return;
		}
		if (this.size == this.bounds.length) {
			this.bounds = Arrays.copyOf(this.bounds, this.size * 2);
			this.counts = Arrays.copyOf(this.counts, this.size * 2);
		}
		this.bounds[this.size] = bound;
		this.counts[this.size++] = count;
	}

	boolean isEmpty() {
		return this.size == 0;
	}

	/**
	 * Return whether {@link #quantile} had to raise counts.
	 * @return {@code true} if a count was smaller than that of a lower bucket
	 */
	boolean forcedMonotonic() {
		return this.forcedMonotonic;
	}

	/**
	 * Estimate a quantile, linear inside a bucket.
	 * @param q between 0 and 1
	 * @return the quantile, NaN if the histogram says nothing
	 */
	double quantile(double q) {
		if (Double.isNaN(q)) {
			return Double.NaN;
		}
		if (!Quantiles.isValid(q)) {
			return (q < 0) ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
		}
		int last = this.size - 1;
		if (this.bounds[last] != Double.POSITIVE_INFINITY) {
			return Double.NaN;
		}
		makeMonotonic();
		double total = this.counts[last];
		if (last < 1 || total == 0) {
			return Double.NaN;
		}
		return valueAt(q * total, last);
	}

	private double valueAt(double rank, int last) {
		int bucket = 0;
		while (bucket < last && !(this.counts[bucket] >= rank)) {
			bucket++;
		}
		if (bucket == last) {
			return this.bounds[last - 1];
		}
		if (bucket == 0 && this.bounds[0] <= 0) {
			return this.bounds[0];
		}
		double lowerBound = (bucket > 0) ? this.bounds[bucket - 1] : 0;
		double below = (bucket > 0) ? this.counts[bucket - 1] : 0;
		return lowerBound + (this.bounds[bucket] - lowerBound) * ((rank - below) / (this.counts[bucket] - below));
	}

	private void makeMonotonic() {
		double previous = this.counts[0];
		for (int i = 1; i < this.size; i++) {
			double current = this.counts[i];
			if (isClose(previous, current)) {
				this.counts[i] = previous;
			}
			else if (current < previous) {
				this.counts[i] = previous;
				this.forcedMonotonic = true;
			}
			else {
				previous = current;
			}
		}
	}

	private static boolean isClose(double left, double right) {
		return left == right || Math.abs(left - right) / (Math.abs(left) + Math.abs(right)) < TOLERANCE;
	}

	/**
	 * Estimate which part of the observations lies between two values.
	 * @param lower the smaller value
	 * @param upper the larger value
	 * @return the fraction, NaN if the histogram says nothing
	 */
	double fraction(double lower, double upper) {
		int last = this.size - 1;
		if (this.bounds[last] != Double.POSITIVE_INFINITY) {
			return Double.NaN;
		}
		double total = this.counts[last];
		if (total == 0 || Double.isNaN(lower) || Double.isNaN(upper)) {
			return Double.NaN;
		}
		if (lower >= upper) {
			return 0;
		}
		return (rankOf(upper, total) - rankOf(lower, total)) / total;
	}

	/**
	 * Return how many observations are estimated to be below a value.
	 */
	private double rankOf(double value, double total) {
		double below = 0;
		double lowerBound = (this.bounds[0] > 0) ? 0 : Double.NEGATIVE_INFINITY;
		for (int i = 0; i < this.size; i++) {
			if (lowerBound >= value) {
				return Math.min(below, total);
			}
			if (this.bounds[i] > value) {
				return Math.min(interpolate(value, lowerBound, below, i), total);
			}
			below = this.counts[i];
			lowerBound = this.bounds[i];
		}
		return total;
	}

	private double interpolate(double value, double lowerBound, double below, int bucket) {
		if (lowerBound == Double.NEGATIVE_INFINITY) {
			return this.counts[bucket];
		}
		return below + (this.counts[bucket] - below) * (value - lowerBound) / (this.bounds[bucket] - lowerBound);
	}

}
