package io.monitoring.slo;

import java.time.Duration;
import java.time.Instant;

/**
 * What has been counted in the present minute, by this process and by one before it.
 */
final class CurrentSlot {

	private static final long LENGTH = Duration.ofMinutes(1).toMillis();

	private long start;

	private Counts counts = Counts.NONE;

	/**
	 * Take up a slot from before a restart.
	 * @param saved the latest one
	 */
	void restore(SavedCounts saved) {
		this.start = saved.start().toEpochMilli();
		this.counts = new Counts(saved.good(), saved.total(), saved.observedMillis());
	}

	void add(long time, Counts more) {
		long slot = Math.floorDiv(time, LENGTH) * LENGTH;
		// Where the clock was set back the slot goes on.
		if (slot > this.start) {
			this.start = slot;
			this.counts = Counts.NONE;
		}
		this.counts = this.counts.plus(more);
	}

	SavedCounts saved(String objective, String definition) {
		return new SavedCounts(objective, definition, Instant.ofEpochMilli(this.start), this.counts.good(),
				this.counts.total(), this.counts.observedMillis());
	}

}
