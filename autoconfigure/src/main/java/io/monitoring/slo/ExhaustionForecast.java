package io.monitoring.slo;

/**
 * Finds out when a budget will be spent if events go on as they came lately.
 * <p>
 * Slot by slot of the rolling window, the events that leave are known and those that come
 * are taken from the last hour; the budget is spent as soon as (1 - target) * total - bad
 * is below zero. After one window everything in it would be like the last hour, so that
 * nothing new can happen later.
 */
final class ExhaustionForecast {

	/** Sums of 8640 slots are this exact; a burn rate of 1 must not look like more. */
	private static final double TOLERANCE = 1e-9;

	private static final double NEVER = Double.POSITIVE_INFINITY;

	private final double target;

	private final double budgetRatio;

	private final CountWindow ring;

	private final int window;

	/**
	 * Create a forecast.
	 * @param target target of the objective
	 * @param ring the ring that holds the objective's window
	 * @param window position of that window
	 */
	ExhaustionForecast(double target, CountWindow ring, int window) {
		this.target = target;
		this.budgetRatio = ErrorBudget.ratio(target).doubleValue();
		this.ring = ring;
		this.window = window;
	}

	/**
	 * Return how long the budget lasts.
	 * @param lately counts of the last hour
	 * @return milliseconds, 0 when it is spent already, infinity when it lasts
	 */
	double lifetimeMillis(Counts lately) {
		Counts now = this.ring.counts(this.window);
		ErrorBudget budget = new ErrorBudget(now.good(), now.total(), this.target);
		if (budget.bad() > 0 && budget.remaining() <= 0) {
			return 0;
		}
		if (lately.observedMillis() == 0 || isHealthy(budget, lately)) {
			return NEVER;
		}
		double bad = budget.bad();
		double total = budget.total();
		double tolerance = TOLERANCE * total;
		double slots = (double) this.ring.slotMillis() / lately.observedMillis();
		for (int step = 1; step <= this.ring.length(this.window); step++) {
			Counts leaving = this.ring.leaving(this.window, step);
			bad += lately.bad() * slots - leaving.bad();
			total += lately.total() * slots - leaving.total();
			if (bad > tolerance && this.budgetRatio * total - bad <= -tolerance) {
				return (double) step * this.ring.slotMillis();
			}
		}
		return NEVER;
	}

	/** The usual case, asked for at every tick, which needs no look at the slots. */
	private static boolean isHealthy(ErrorBudget budget, Counts lately) {
		return budget.bad() == 0 && lately.bad() == 0;
	}

}
