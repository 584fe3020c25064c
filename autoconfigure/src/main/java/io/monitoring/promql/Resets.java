package io.monitoring.promql;

import java.util.Arrays;

import io.monitoring.series.SampleBuffer;

/**
 * Where the values of a series fall, found once for all windows that slide over it: a
 * long window is then summarised without looking at each of its samples again. Mutable,
 * as the windows only move on.
 */
final class Resets {

	private final SampleBuffer samples;

	private int[] positions = new int[8];

	private int count;

	private int passed;

	/**
	 * Find the resets.
	 * @param samples the samples of one series without stale markers
	 */
	Resets(SampleBuffer samples) {
		this.samples = samples;
		for (int i = 1; i < samples.size(); i++) {
			if (samples.value(i) < samples.value(i - 1)) {
				add(i);
			}
		}
	}

	private void add(int position) {
		if (this.count == this.positions.length) {
			this.positions = Arrays.copyOf(this.positions, this.count * 2);
		}
		this.positions[this.count++] = position;
	}

	/**
	 * Sum the values before each reset inside a window, one by one as for a window of its
	 * own: differences of running sums would be rounded otherwise.
	 * @param from index of the first sample, not before that of the last call
	 * @param to index after the last sample
	 * @return the sum, 0 without a reset
	 */
	double sum(int from, int to) {
		while (this.passed < this.count && this.positions[this.passed] <= from) {
			this.passed++;
		}
		double sum = 0;
		for (int i = this.passed; i < this.count && this.positions[i] < to; i++) {
			sum += this.samples.value(this.positions[i] - 1);
		}
		return sum;
	}

}
