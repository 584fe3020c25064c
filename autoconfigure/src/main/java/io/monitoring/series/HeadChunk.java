package io.monitoring.series;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * The newest samples of a series, not yet compressed. One thread adds, any thread reads:
 * a sample is written first and then published with the count, and published samples
 * never change.
 */
final class HeadChunk {

	/** Number of samples at which a head is compressed. */
	static final int MAX_SAMPLES = 120;

	/** Capacity of a new head, doubled until {@link #MAX_SAMPLES}. */
	static final int INITIAL_CAPACITY = 15;

	private static final VarHandle COUNT;

	static {
		try {
			COUNT = MethodHandles.lookup().findVarHandle(HeadChunk.class, "count", int.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	private final int[] offsets;

	private final double[] values;

	private long base;

	private int count;

	HeadChunk() {
		this(new int[INITIAL_CAPACITY], new double[INITIAL_CAPACITY]);
	}

	private HeadChunk(int[] offsets, double[] values) {
		this.offsets = offsets;
		this.values = values;
	}

	/**
	 * Add a sample that is later than the last.
	 * @param time milliseconds since the epoch
	 * @param value the value
	 * @return {@code false} if the head is full or the time too far from its start
	 */
	boolean add(long time, double value) {
		int index = this.count;
		if (index == 0) {
			this.base = time;
		}
		if (index == this.offsets.length || !covers(time)) {
			return false;
		}
		this.offsets[index] = (int) (time - this.base);
		this.values[index] = value;
		COUNT.setRelease(this, index + 1);
		return true;
	}

	boolean covers(long time) {
		return this.count == 0 || time - this.base <= Integer.MAX_VALUE;
	}

	/**
	 * Return a copy with room for more samples; readers of this one are not disturbed.
	 * @return the larger head
	 */
	HeadChunk grow() {
		int capacity = nextCapacity();
		HeadChunk larger = new HeadChunk(Arrays.copyOf(this.offsets, capacity), Arrays.copyOf(this.values, capacity));
		larger.base = this.base;
		larger.count = this.count;
		return larger;
	}

	/**
	 * Return a copy of the same capacity without the older half.
	 * @return the head with room
	 */
	HeadChunk newerHalf() {
		HeadChunk half = new HeadChunk(new int[this.offsets.length], new double[this.offsets.length]);
		for (int i = this.count - this.count / 2; i < this.count; i++) {
			half.add(time(i), this.values[i]);
		}
		return half;
	}

	int nextCapacity() {
		return Math.min(MAX_SAMPLES, this.offsets.length * 2);
	}

	int count() {
		return (int) COUNT.getAcquire(this);
	}

	int capacity() {
		return this.offsets.length;
	}

	long time(int index) {
		return this.base + this.offsets[index];
	}

	double value(int index) {
		return this.values[index];
	}

	/**
	 * Return how many of the first samples are not later than an instant.
	 * @param time milliseconds since the epoch
	 * @return the number
	 */
	int countUntil(long time) {
		int low = 0;
		int high = count();
		while (low < high) {
			int middle = (low + high) >>> 1;
			if (time(middle) <= time) {
				low = middle + 1;
			}
			else {
				high = middle;
			}
		}
		return low;
	}

	void read(long fromExclusive, long toInclusive, SampleBuffer target) {
		int end = countUntil(toInclusive);
		for (int i = countUntil(fromExclusive); i < end; i++) {
			target.add(time(i), this.values[i]);
		}
	}

	void readCounter(long fromExclusive, long toInclusive, CounterWindow target) {
		int end = countUntil(toInclusive);
		for (int i = countUntil(fromExclusive); i < end; i++) {
			target.add(time(i), this.values[i]);
		}
	}

	static long bytes(int capacity) {
		return capacity * 12L;
	}

}
