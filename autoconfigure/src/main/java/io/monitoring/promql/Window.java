package io.monitoring.promql;

import io.monitoring.series.CounterWindow;
import io.monitoring.series.SampleBuffer;
import io.monitoring.series.Staleness;

/**
 * The samples of one series that lie in the window of the current step. Mutable: it
 * slides over the samples as the steps go on.
 */
final class Window {

	private final RangeVector vector;

	private final SampleBuffer samples;

	private int from;

	private int to;

	private int step;

	private long evaluationTime;

	/**
	 * Create a window.
	 * @param vector where the windows lie
	 * @param samples the samples of one series without stale markers
	 */
	Window(RangeVector vector, SampleBuffer samples) {
		this.vector = vector;
		this.samples = samples;
	}

	/**
	 * Move on to a later step.
	 * @param step the index of the step
	 * @param time its time
	 */
	void moveTo(int step, long time) {
		this.step = step;
		this.evaluationTime = time;
		while (this.to < this.samples.size() && this.samples.time(this.to) <= end()) {
			this.to++;
		}
		while (this.from < this.to && this.samples.time(this.from) <= start()) {
			this.from++;
		}
	}

	int size() {
		return this.to - this.from;
	}

	long time(int index) {
		return this.samples.time(this.from + index);
	}

	double value(int index) {
		return this.samples.value(this.from + index);
	}

	long start() {
		return this.vector.windowStart(this.evaluationTime);
	}

	long end() {
		return this.vector.windowEnd(this.evaluationTime);
	}

	/**
	 * Return the index of the step, to look up a parameter.
	 * @return the index in the grid
	 */
	int step() {
		return this.step;
	}

	/**
	 * Return the time of the step, which offset and {@code @} do not change.
	 * @return milliseconds since the epoch
	 */
	long evaluationTime() {
		return this.evaluationTime;
	}

	/**
	 * Copy the values.
	 * @return a new array
	 */
	double[] values() {
		double[] values = new double[size()];
		for (int i = 0; i < values.length; i++) {
			values[i] = value(i);
		}
		return values;
	}

	/**
	 * Summarise the window.
	 * @param resets where the samples of the window's series fall
	 * @param summary set to the summary
	 * @return the same object
	 */
	CounterWindow summarize(Resets resets, CounterWindow summary) {
		int last = this.to - 1;
		summary.clear();
		summary.append(size(), this.samples.time(this.from), this.samples.time(last), this.samples.value(this.from),
				this.samples.value(last), resets.sum(this.from, this.to));
		return summary;
	}

	/**
	 * Return a buffer without its stale markers.
	 * @param samples the buffer
	 * @return the same buffer if there are none
	 */
	static SampleBuffer withoutStale(SampleBuffer samples) {
		for (int i = 0; i < samples.size(); i++) {
			if (Staleness.isStale(samples.value(i))) {
				return copyWithoutStale(samples);
			}
		}
		return samples;
	}

	private static SampleBuffer copyWithoutStale(SampleBuffer samples) {
		SampleBuffer copy = new SampleBuffer(samples.size());
		for (int i = 0; i < samples.size(); i++) {
			if (!Staleness.isStale(samples.value(i))) {
				copy.add(samples.time(i), samples.value(i));
			}
		}
		return copy;
	}

}
