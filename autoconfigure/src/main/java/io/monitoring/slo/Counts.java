package io.monitoring.slo;

/**
 * What happened in a window.
 *
 * @param good number of good events, or of good milliseconds
 * @param total number of all events, or of all milliseconds
 * @param observedMillis for how long it was watched
 */
record Counts(long good, long total, long observedMillis) {

	static final Counts NONE = new Counts(0, 0, 0);

	static Counts of(SavedCounts saved) {
		return new Counts(saved.good(), saved.total(), saved.observedMillis());
	}

	Counts plus(Counts other) {
		return new Counts(this.good + other.good, this.total + other.total, this.observedMillis + other.observedMillis);
	}

	Counts minus(Counts other) {
		return new Counts(this.good - other.good, this.total - other.total, this.observedMillis - other.observedMillis);
	}

	Counts observed(long millis) {
		return new Counts(this.good, this.total, millis);
	}

	long bad() {
		return this.total - this.good;
	}

	/**
	 * Return the error budget that these counts are about.
	 * @param target target of the objective
	 * @return the budget
	 */
	ErrorBudget budget(double target) {
		return new ErrorBudget(Math.max(0, this.good), Math.max(0, this.total), target);
	}

}
