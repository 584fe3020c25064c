package io.monitoring.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Bounds how much leaves within any minute, not only on average: a bucket that refills
 * while it empties would let twice the number pass.
 */
final class SendRate {

	private static final Duration WINDOW = Duration.ofMinutes(1);

	private final int max;

	private final Deque<Instant> sent = new ArrayDeque<>();

	/**
	 * Create a rate.
	 * @param max how much may leave within a minute
	 */
	SendRate(int max) {
		this.max = max;
	}

	/**
	 * Return how much may leave now.
	 * @param now the present
	 * @return the number
	 */
	int left(Instant now) {
		if (!this.sent.isEmpty() && this.sent.getLast().isAfter(now)) {
			// The clock was set back; what left then would otherwise count for as long.
			this.sent.clear();
		}
		Instant start = now.minus(WINDOW);
		while (!this.sent.isEmpty() && !this.sent.getFirst().isAfter(start)) {
			this.sent.removeFirst();
		}
		return this.max - this.sent.size();
	}

	void sent(Instant now) {
		this.sent.addLast(now);
	}

	/** Take back the last one: it was not tried. */
	void refund() {
		this.sent.pollLast();
	}

}
