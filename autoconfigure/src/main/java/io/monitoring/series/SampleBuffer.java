package io.monitoring.series;

import java.util.Arrays;

/**
 * Samples of one series in time order, in two arrays that grow and are reused: what a
 * series is decoded into. Not safe for use by several threads.
 */
public final class SampleBuffer {

	private long[] times;

	private double[] values;

	private int size;

	public SampleBuffer() {
		this(128);
	}

	public SampleBuffer(int capacity) {
		this.times = new long[capacity];
		this.values = new double[capacity];
	}

	public void clear() {
		this.size = 0;
	}

	/**
	 * Append a sample.
	 * @param time milliseconds since the epoch, later than the last one
	 * @param value the value
	 */
	public void add(long time, double value) {
		int index = this.size;
		if (index == this.times.length) {
			grow(index + 1);
		}
		this.times[index] = time;
		this.values[index] = value;
		this.size = index + 1;
	}

	private void grow(int needed) {
		int capacity = Math.max(Math.max(16, needed), this.times.length * 2);
		this.times = Arrays.copyOf(this.times, capacity);
		this.values = Arrays.copyOf(this.values, capacity);
	}

	/**
	 * Make room for samples that are then written into the arrays.
	 * @param count number of samples
	 * @return index of the first of them
	 */
	int reserve(int count) {
		int start = this.size;
		if (start + count > this.times.length) {
			grow(start + count);
		}
		this.size = start + count;
		return start;
	}

	/**
	 * Remove the samples outside a window, from an index on.
	 */
	void trim(int start, long fromExclusive, long toInclusive) {
		int from = start;
		while (from < this.size && this.times[from] <= fromExclusive) {
			from++;
		}
		int end = this.size;
		while (end > from && this.times[end - 1] > toInclusive) {
			end--;
		}
		if (from > start) {
			System.arraycopy(this.times, from, this.times, start, end - from);
			System.arraycopy(this.values, from, this.values, start, end - from);
		}
		this.size = start + end - from;
	}

	/**
	 * Remove all samples from an index on but the last.
	 */
	void keepLast(int start) {
		if (this.size > start + 1) {
			this.times[start] = this.times[this.size - 1];
			this.values[start] = this.values[this.size - 1];
			this.size = start + 1;
		}
	}

	public int size() {
		return this.size;
	}

	/**
	 * Return the time of a sample.
	 * @param index between 0 and {@link #size()} exclusive
	 * @return milliseconds since the epoch
	 */
	public long time(int index) {
		return this.times[index];
	}

	/**
	 * Return the value of a sample.
	 * @param index between 0 and {@link #size()} exclusive
	 * @return the value
	 */
	public double value(int index) {
		return this.values[index];
	}

	/**
	 * Return the times themselves, valid up to {@link #size()}, for loops that must be
	 * fast.
	 * @return the backing array
	 */
	public long[] times() {
		return this.times;
	}

	/**
	 * Return the values themselves, valid up to {@link #size()}, for loops that must be
	 * fast.
	 * @return the backing array
	 */
	public double[] values() {
		return this.values;
	}

}
