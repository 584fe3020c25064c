package io.monitoring.slo;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The error budget of a window, in events.
 *
 * @param good number of good events; more than all where two counters were not read at
 * the same moment
 * @param total number of all events
 * @param target share of events that must be good, between 0 and 1, both outside
 */
public record ErrorBudget(long good, long total, double target) {

	/** As many decimal digits as every double carries. */
	private static final MathContext DIGITS = new MathContext(15);

	/** There are few targets, and each is asked for at every tick; rounding is dear. */
	private static final Map<Double, BigDecimal> RATIOS = new ConcurrentHashMap<>();

	private static final int MOST_RATIOS = 1000;

	public ErrorBudget {
		if (good < 0 || total < 0) {
			throw new IllegalArgumentException("counts must not be negative but are %d of %d".formatted(good, total));
		}
		if (!(target > 0 && target < 1)) {
			throw new IllegalArgumentException("'target' must be between 0 and 1 but is " + target);
		}
	}

	/**
	 * Return the share of events that may be bad. The target is taken as the decimal
	 * number that was meant: 1 - 0.999 is 0.001 and not 0.0010000000000000009.
	 * @param target share of events that must be good
	 * @return 1 - target, exact
	 */
	static BigDecimal ratio(double target) {
		BigDecimal known = RATIOS.get(target);
		if (known == null) {
			known = BigDecimal.ONE.subtract(new BigDecimal(target).round(DIGITS)).stripTrailingZeros();
			if (RATIOS.size() < MOST_RATIOS) {
				RATIOS.put(target, known);
			}
		}
		return known;
	}

	/**
	 * Return the number of bad events.
	 * @return total - good, at least 0
	 */
	public long bad() {
		return Math.max(0, this.total - this.good);
	}

	/**
	 * Return the share of good events; without events nothing has failed.
	 * @return between 0 and 1
	 */
	public double compliance() {
		return (this.total == 0) ? 1 : (double) (this.total - bad()) / this.total;
	}

	/**
	 * Return how many events may be bad: (1 - target) * total.
	 * @return number of events, not rounded
	 */
	public double allowed() {
		return exactlyAllowed().doubleValue();
	}

	private BigDecimal exactlyAllowed() {
		return ratio(this.target).multiply(BigDecimal.valueOf(this.total));
	}

	/**
	 * Return how many more events may be bad.
	 * @return number of events, negative when the budget is overspent
	 */
	public double remaining() {
		return exactlyAllowed().subtract(BigDecimal.valueOf(bad())).doubleValue();
	}

	/**
	 * Return the share of the budget that is left: 1 - (bad / total) / (1 - target).
	 * Without events nothing is spent.
	 * @return 1 when nothing is spent, 0 when all is, negative when it is overspent
	 */
	public double remainingRatio() {
		return (bad() == 0) ? 1 : remaining() / allowed();
	}

	/**
	 * Return how fast the budget burnt: (bad / total) / (1 - target).
	 * @return 0 when nothing was bad or nothing happened, 1 when exactly the budget was
	 * spent
	 */
	public double burnRate() {
		return (bad() == 0) ? 0 : bad() / allowed();
	}

}
