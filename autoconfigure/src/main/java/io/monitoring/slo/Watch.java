package io.monitoring.slo;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Tells the time that was watched from that in which nobody did: a tick may be one
 * interval late.
 */
final class Watch {

	private static final int KNOWN_INTERVALS = 2;

	private final Duration interval;

	private @Nullable Instant last;

	Watch(Duration interval) {
		this.interval = interval;
	}

	@Nullable Instant last() {
		return this.last;
	}

	/**
	 * Begin to watch.
	 * @param time since when, {@code null} for the next tick
	 */
	void begin(@Nullable Instant time) {
		this.last = time;
	}

	/**
	 * Return whether nobody watched since the last tick.
	 * @param time time of the tick
	 * @return whether it is too long ago
	 */
	boolean isGap(Instant time) {
		return this.last != null
				&& Duration.between(this.last, time).compareTo(this.interval.multipliedBy(KNOWN_INTERVALS)) > 0;
	}

	/**
	 * Go on watching.
	 * @param time time of the tick
	 * @return how many milliseconds were watched since the last one
	 */
	long tick(Instant time) {
		boolean gap = isGap(time);
		Instant before = this.last;
		this.last = time;
		return (before == null || gap) ? 0 : Math.max(0, Duration.between(before, time).toMillis());
	}

}
