package io.monitoring.slo;

/**
 * Finds out when a budget will be spent if events go on as they came lately.
 * <p>
 * Slot by slot of a rolling window, the events that leave are known and those that come
 * are taken from the last hour; the budget is spent as soon as (1 - target) * total - bad
 * is below zero. After one window everything in it would be like the last hour, so that
 * nothing new can happen later. Nothing leaves a calendar window: its budget is that of
 * all events until it ends.
 */
final class ExhaustionForecast {

	/** Sums of 8640 slots are this exact; a burn rate of 1 must not look like more. */
	private static final double TOLERANCE = 1e-9;

	private static final double NEVER = Double.POSITIVE_INFINITY;

	private final double budgetRatio;

	private final Counts now;

	private final Counts lately;

	/**
	 * Create a forecast.
	 * @param target target of the objective
	 * @param now counts of the objective's window
	 * @param lately counts of the last hour
	 */
	ExhaustionForecast(double target, Counts now, Counts lately) {
		this.budgetRatio = ErrorBudget.ratio(target).doubleValue();
		this.now = now;
		this.lately = lately;
	}

	/**
	 * Return how long the budget of a rolling window lasts.
	 * @param ring the ring of the window
	 * @param slots length of the window
	 * @return milliseconds, 0 when it is spent already, infinity when it lasts
	 */
	double rolling(CountRing ring, int slots) {
		double bad = this.now.bad();
		double total = this.now.total();
		double tolerance = TOLERANCE * total;
		if (bad > 0 && this.budgetRatio * total - bad <= tolerance) {
			return 0;
		}
		if (this.lately.observedMillis() <= 0 || isHealthy()) {
			return NEVER;
		}
		double share = (double) ring.slotMillis() / this.lately.observedMillis();
		double moreBad = this.lately.bad() * share;
		double more = this.lately.total() * share;
		for (int step = 1; step <= slots; step++) {
			Counts leaving = ring.leaving(0, step);
			bad += moreBad - leaving.bad();
			total += more - leaving.total();
			if (bad > tolerance && this.budgetRatio * total - bad <= -tolerance) {
				return (double) step * ring.slotMillis();
			}
		}
		return NEVER;
	}

	/**
	 * Return how long the budget of a calendar window lasts.
	 * @param restMillis how long the window goes on
	 * @return milliseconds, 0 when it is spent already, infinity when it lasts until the
	 * window ends
	 */
	double calendar(double restMillis) {
		double observed = this.lately.observedMillis();
		double expected = (observed > 0) ? this.lately.total() / observed * restMillis : 0;
		double left = this.budgetRatio * (this.now.total() + expected) - this.now.bad();
		if (this.now.bad() > 0 && left <= TOLERANCE * this.now.total()) {
			return 0;
		}
		if (this.lately.bad() <= 0 || observed <= 0) {
			return NEVER;
		}
		double lifetime = left / (this.lately.bad() / observed);
		return (lifetime < restMillis) ? lifetime : NEVER;
	}

	/** The usual case, asked for at every tick, which needs no look at the slots. */
	private boolean isHealthy() {
		return this.now.bad() <= 0 && this.lately.bad() <= 0;
	}

}
