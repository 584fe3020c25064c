package io.monitoring.slo;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What has been counted in the present minute, by this process and by one before it.
 */
final class CurrentSlot {

	private static final long LENGTH = Duration.ofMinutes(1).toMillis();

	private long start;

	private Counts counts = Counts.NONE;

	private boolean counted;

	/**
	 * Take up a slot from before a restart.
	 * @param saved the latest one
	 */
	void restore(SavedCounts saved) {
		this.start = saved.start().toEpochMilli();
		this.counts = Counts.of(saved);
	}

	void takeOver(CurrentSlot other) {
		this.start = other.start;
		this.counts = other.counts;
		this.counted = other.counted;
	}

	/**
	 * Count what happened up to a tick.
	 * @param time the end of what happened, milliseconds since the epoch
	 * @param more what happened
	 * @return begin of the slot that it was counted into
	 */
	long add(long time, Counts more) {
		long slot = Math.floorDiv(time - 1, LENGTH) * LENGTH;
		// Where the clock was set back the slot goes on.
		if (slot > this.start) {
			this.start = slot;
			this.counts = Counts.NONE;
		}
		this.counts = this.counts.plus(more);
		this.counted = true;
		return this.start;
	}

	/**
	 * Return what has to be kept. What was only taken up is kept already.
	 * @param key what is counted
	 * @return the slot, {@code null} if this process has counted nothing
	 */
	@Nullable SavedCounts saved(SavedCounts.Key key) {
		return !this.counted ? null : new SavedCounts(key, Instant.ofEpochMilli(this.start), this.counts.good(),
				this.counts.total(), this.counts.observedMillis());
	}

}
