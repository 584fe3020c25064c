package io.monitoring.slo;

/**
 * The error budget of a window, in events.
 *
 * @param good number of good events
 * @param total number of all events
 * @param target share of events that must be good
 */
public record ErrorBudget(long good, long total, double target) {

	/**
	 * Return the number of bad events.
	 * @return total - good
	 */
	public long bad() {
		return this.total - this.good;
	}

	/**
	 * Return the share of good events; without events nothing has failed.
	 * @return between 0 and 1
	 */
	public double compliance() {
		return (this.total == 0) ? 1 : (double) this.good / this.total;
	}

	/**
	 * Return how many events may be bad: (1 - target) * total.
	 * @return number of events, not rounded
	 */
	public double allowed() {
		return (1 - this.target) * this.total;
	}

	/**
	 * Return how many more events may be bad.
	 * @return number of events, negative when the budget is overspent
	 */
	public double remaining() {
		return allowed() - bad();
	}

	/**
	 * Return the share of the budget that is left: 1 - (bad / total) / (1 - target).
	 * @return 1 when nothing is spent, 0 when all is, negative when it is overspent
	 */
	public double remainingRatio() {
		return (this.total == 0) ? 1 : 1 - bad() / allowed();
	}

}
