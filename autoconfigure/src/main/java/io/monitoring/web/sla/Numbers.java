package io.monitoring.web.sla;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

import io.monitoring.slo.ErrorBudget;

/**
 * Rounds numbers for people, never in favour of what is reported.
 */
final class Numbers {

	private static final double PERCENT = 100;

	/** Six decimals: enough for a target of 99.9999. */
	private static final int DECIMALS = 6;

	private static final double PRECISION = 1e6;

	private static final double MILLIS_PER_MINUTE = 60_000;

	private Numbers() {
	}

	static double percent(double ratio) {
		return rounded(ratio * PERCENT);
	}

	static double rounded(double number) {
		return Math.round(number * PRECISION) / PRECISION;
	}

	/**
	 * Return the percentage of good events, rounded down: one failure among a billion
	 * requests is not 100 %.
	 * @param budget the counts
	 * @return at most 100, which it is without events
	 */
	static double compliancePercent(ErrorBudget budget) {
		if (budget.total() == 0) {
			return PERCENT;
		}
		return BigDecimal.valueOf(budget.total() - budget.bad())
			.movePointRight(2)
			.divide(BigDecimal.valueOf(budget.total()), DECIMALS, RoundingMode.DOWN)
			.doubleValue();
	}

	static double minutes(double millis) {
		return rounded(millis / MILLIS_PER_MINUTE);
	}

	static double share(Duration part, Duration whole) {
		return (whole.isZero() || whole.isNegative()) ? 0
				: Math.min(1, (double) part.toMillis() / Math.max(1, whole.toMillis()));
	}

}
