package io.monitoring.slo;

/**
 * What happened in a window.
 *
 * @param good number of good events
 * @param total number of all events
 * @param observedMillis for how long it was watched
 */
record Counts(long good, long total, long observedMillis) {

	static final Counts NONE = new Counts(0, 0, 0);

	Counts plus(Counts other) {
		return new Counts(this.good + other.good, this.total + other.total, this.observedMillis + other.observedMillis);
	}

	Counts minus(Counts other) {
		return new Counts(this.good - other.good, this.total - other.total, this.observedMillis - other.observedMillis);
	}

	long bad() {
		return this.total - this.good;
	}

}
