package io.monitoring.series;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The bytes that the store may use, and the samples that it lost. Only the writing thread
 * changes it; any thread reads it.
 */
final class StoreBudget {

	private final long maxBytes;

	private final AtomicLong bytes = new AtomicLong();

	private final AtomicLong droppedSamples = new AtomicLong();

	StoreBudget(long maxBytes) {
		this.maxBytes = maxBytes;
	}

	/**
	 * Take bytes, or give some back with a negative number.
	 * @param wanted number of bytes
	 * @return {@code false} if there are not enough and none were taken
	 */
	boolean reserve(long wanted) {
		if (wanted > 0 && this.bytes.get() + wanted > this.maxBytes) {
			return false;
		}
		this.bytes.addAndGet(wanted);
		return true;
	}

	void release(long bytes) {
		this.bytes.addAndGet(-bytes);
	}

	void dropped(int samples) {
		this.droppedSamples.addAndGet(samples);
	}

	long bytes() {
		return this.bytes.get();
	}

	long maxBytes() {
		return this.maxBytes;
	}

	long droppedSamples() {
		return this.droppedSamples.get();
	}

}
