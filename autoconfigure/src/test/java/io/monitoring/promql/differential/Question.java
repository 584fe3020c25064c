package io.monitoring.promql.differential;

import java.time.Instant;

/**
 * An expression and when it is evaluated.
 *
 * @param text the expression
 * @param start the instant, or the first step of a range, in milliseconds since the epoch
 * @param end the last step
 * @param step distance of the steps in milliseconds, 0 for an instant query
 */
record Question(String text, long start, long end, long step) {

	static Question instant(String text, long time) {
		return new Question(text, time, time, 0);
	}

	boolean isInstant() {
		return this.step == 0;
	}

	@Override
	public String toString() {
		String when = isInstant() ? "at " + Instant.ofEpochMilli(this.start)
				: "from " + Instant.ofEpochMilli(this.start) + " to " + Instant.ofEpochMilli(this.end) + " by "
						+ this.step / 1000 + "s";
		return this.text + "  " + when;
	}

}
