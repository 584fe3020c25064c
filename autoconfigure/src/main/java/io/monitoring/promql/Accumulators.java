package io.monitoring.promql;

import java.util.Arrays;

/**
 * The accumulators of the simple aggregations.
 */
final class Accumulators {

	private Accumulators() {
	}

	/** Sum with error compensation. */
	static final class Sum implements Accumulator {

		private final KahanSum sum = new KahanSum();

		@Override
		public void clear() {
			this.sum.clear();
		}

		@Override
		public void add(double value) {
			this.sum.add(value);
		}

		@Override
		public double result() {
			return this.sum.value();
		}

	}

	/** Number of values, or 1 for a group. */
	static final class Count implements Accumulator {

		private final boolean group;

		private double count;

		Count(boolean group) {
			this.group = group;
		}

		@Override
		public void clear() {
			this.count = 0;
		}

		@Override
		public void add(double value) {
			this.count++;
		}

		@Override
		public double result() {
			return this.group ? 1 : this.count;
		}

	}

	/** Smallest or largest value; NaN only if there is nothing else. */
	static final class Extreme implements Accumulator {

		private final boolean largest;

		private double value = Double.NaN;

		Extreme(boolean largest) {
			this.largest = largest;
		}

		@Override
		public void clear() {
			this.value = Double.NaN;
		}

		@Override
		public void add(double candidate) {
			boolean better = this.largest ? candidate > this.value : candidate < this.value;
			if (better || Double.isNaN(this.value)) {
				this.value = candidate;
			}
		}

		@Override
		public double result() {
			return this.value;
		}

	}

	/** Population variance or its root, by the method of Welford. */
	static final class Variance implements Accumulator {

		private final boolean root;

		private double count;

		private double mean;

		private double squares;

		Variance(boolean root) {
			this.root = root;
		}

		@Override
		public void clear() {
			this.count = 0;
			this.mean = 0;
			this.squares = 0;
		}

		@Override
		public void add(double value) {
			this.count++;
			double delta = value - this.mean;
			this.mean += delta / this.count;
			this.squares += delta * (value - this.mean);
		}

		@Override
		public double result() {
			double variance = this.squares / this.count;
			return this.root ? Math.sqrt(variance) : variance;
		}

	}

	/** Quantile; the values are collected and sorted. */
	static final class Quantile implements Accumulator {

		private double[] values = new double[16];

		private int size;

		private double rank;

		void rank(double rank) {
			this.rank = rank;
		}

		@Override
		public void clear() {
			this.size = 0;
		}

		@Override
		public void add(double value) {
			if (this.size == this.values.length) {
				this.values = Arrays.copyOf(this.values, this.size * 2);
			}
			this.values[this.size++] = value;
		}

		@Override
		public double result() {
			return Quantiles.of(this.rank, this.values, this.size);
		}

	}

}
