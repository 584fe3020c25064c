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
		if (this.size == this.times.length) {
			int capacity = Math.max(16, this.size * 2);
			this.times = Arrays.copyOf(this.times, capacity);
			this.values = Arrays.copyOf(this.values, capacity);
		}
		this.times[this.size] = time;
		this.values[this.size++] = value;
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
