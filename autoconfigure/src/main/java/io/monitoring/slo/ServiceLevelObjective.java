package io.monitoring.slo;

import java.time.Duration;

/**
 * A target for an indicator over a rolling window.
 *
 * @param name unique name, letters, digits, {@code -} and {@code _}
 * @param indicator what is measured
 * @param target share of events that must be good, between 0 and 1, both outside
 * @param window length of the rolling window
 */
public record ServiceLevelObjective(String name, ServiceLevelIndicator indicator, double target, Duration window) {

	public ServiceLevelObjective {
		if (!(target > 0 && target < 1)) {
			throw new IllegalArgumentException("'target' must be between 0 and 1 but is " + target);
		}
		if (window.isNegative() || window.isZero()) {
			throw new IllegalArgumentException("'window' must be positive but is " + window);
		}
	}

	/**
	 * Return the share of events that may be bad.
	 * @return 1 - target
	 */
	public double errorBudgetRatio() {
		return 1 - this.target;
	}

}
