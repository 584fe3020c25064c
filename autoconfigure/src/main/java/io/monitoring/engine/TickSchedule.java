package io.monitoring.engine;

import java.time.Duration;

/**
 * Decides when the next tick is due: at multiples of the interval since the epoch, so
 * that replicas and restarts share their timestamps. Time never runs backwards here: when
 * the wall clock is set back, the schedule goes on by elapsed time until the clock has
 * caught up. Slots that passed while a tick ran or the machine slept are counted, not
 * made up for.
 */
final class TickSchedule {

	private static final long NANOS_PER_MILLI = 1_000_000L;

	private final long interval;

	private long now = Long.MIN_VALUE;

	private long nowNanos;

	private long nextSlot;

	private long missed;

	TickSchedule(Duration interval) {
		this.interval = interval.toMillis();
		if (this.interval <= 0) {
			throw new IllegalArgumentException("'interval' must be at least 1 ms but is " + interval);
		}
	}

	/**
	 * Advance to a reading of both clocks.
	 * @param wallMillis milliseconds since the epoch
	 * @param nanos reading of a clock that is never set
	 */
	void advance(long wallMillis, long nanos) {
		if (this.now == Long.MIN_VALUE) {
			this.nextSlot = -Math.floorDiv(-wallMillis, this.interval) * this.interval;
		}
		if (wallMillis >= this.now) {
			this.now = wallMillis;
			this.nowNanos = nanos;
			return;
		}
		long elapsed = (nanos - this.nowNanos) / NANOS_PER_MILLI;
		if (elapsed > 0) {
			this.now += elapsed;
			this.nowNanos += elapsed * NANOS_PER_MILLI;
		}
	}

	/**
	 * Return how long to wait for the next slot.
	 * @return milliseconds, 0 if one is due
	 */
	long millisToWait() {
		return Math.max(0, this.nextSlot - this.now);
	}

	/**
	 * Take the slot that is due, the latest one where several have passed.
	 * @return its time in milliseconds since the epoch
	 */
	long take() {
		long slot = Math.floorDiv(this.now, this.interval) * this.interval;
		this.missed += (slot - this.nextSlot) / this.interval;
		this.nextSlot = slot + this.interval;
		return slot;
	}

	/**
	 * Return how many slots passed without a tick.
	 * @return the number
	 */
	long missed() {
		return this.missed;
	}

}
