package io.monitoring.slo;

/**
 * The running sums of one window over a ring: of everything, and of what is excluded.
 */
final class WindowSum {

	private final Span span;

	private long first = Long.MIN_VALUE;

	private long good;

	private long total;

	private long observed;

	private long excludedGood;

	private long excludedTotal;

	private long excludedObserved;

	WindowSum(Span span) {
		this.span = span;
	}

	long first() {
		return this.first;
	}

	/**
	 * Move the begin of the window, and say where it was.
	 * @param newest number of the newest slot
	 * @return number of the first slot that was in the window before
	 */
	long advance(long newest) {
		long before = this.first;
		this.first = this.span.first(newest);
		return before;
	}

	void add(Counts counts, boolean excluded, int sign) {
		this.good += sign * counts.good();
		this.total += sign * counts.total();
		this.observed += sign * counts.observedMillis();
		if (excluded) {
			exclude(counts, sign);
		}
	}

	void exclude(Counts counts, int sign) {
		this.excludedGood += sign * counts.good();
		this.excludedTotal += sign * counts.total();
		this.excludedObserved += sign * counts.observedMillis();
	}

	void clear() {
		this.good = 0;
		this.total = 0;
		this.observed = 0;
		this.excludedGood = 0;
		this.excludedTotal = 0;
		this.excludedObserved = 0;
	}

	Counts everything() {
		return new Counts(this.good, this.total, this.observed);
	}

	Counts included() {
		return new Counts(this.good - this.excludedGood, this.total - this.excludedTotal,
				this.observed - this.excludedObserved);
	}

}
