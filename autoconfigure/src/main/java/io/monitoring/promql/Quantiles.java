package io.monitoring.promql;

import java.util.Arrays;

/**
 * Quantiles of plain values, linear between the two nearest.
 */
final class Quantiles {

	private Quantiles() {
	}

	/**
	 * Compute a quantile; NaN counts as smaller than every number.
	 * @param q between 0 and 1; minus and plus infinity result from values outside
	 * @param values the values, reordered by this method
	 * @param size how many of them count
	 * @return the quantile, NaN for an empty set or a NaN quantile
	 */
	static double of(double q, double[] values, int size) {
		if (size == 0 || Double.isNaN(q)) {
			return Double.NaN;
		}
		if (q < 0 || q > 1) {
			return (q < 0) ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
		}
		sort(values, size);
		double rank = q * (size - 1);
		int lower = (int) Math.max(0, Math.floor(rank));
		int upper = Math.min(size - 1, lower + 1);
		double weight = rank - Math.floor(rank);
		return values[lower] * (1 - weight) + values[upper] * weight;
	}

	static boolean isValid(double q) {
		return q >= 0 && q <= 1;
	}

	private static void sort(double[] values, int size) {
		Arrays.sort(values, 0, size);
		int numbers = size;
		while (numbers > 0 && Double.isNaN(values[numbers - 1])) {
			numbers--;
		}
		if (numbers < size) {
			System.arraycopy(values, 0, values, size - numbers, numbers);
			Arrays.fill(values, 0, size - numbers, Double.NaN);
		}
	}

}
