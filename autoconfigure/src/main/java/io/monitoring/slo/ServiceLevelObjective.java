package io.monitoring.slo;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * A target for an indicator over a rolling window.
 *
 * @param name unique name, letters, digits, {@code -} and {@code _}
 * @param indicator what is measured
 * @param target share of events that must be good, between 0 and 1, both outside
 * @param window length of the rolling window, at least an hour
 */
public record ServiceLevelObjective(String name, ServiceLevelIndicator indicator, double target, Duration window) {

	private static final Duration SHORTEST_WINDOW = Duration.ofHours(1);

	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+");

	public ServiceLevelObjective {
		if (!NAME.matcher(name).matches()) {
			throw new IllegalArgumentException(
					"'name' must consist of letters, digits, '-' and '_' but is '" + name + "'");
		}
		if (!(target > 0 && target < 1)) {
			throw new IllegalArgumentException("'target' must be between 0 and 1 but is " + target);
		}
		if (window.compareTo(SHORTEST_WINDOW) < 0) {
			throw new IllegalArgumentException("'window' must be at least 1h but is " + window);
		}
	}

	/**
	 * Return the share of events that may be bad.
	 * @return 1 - target
	 */
	public double errorBudgetRatio() {
		return ErrorBudget.ratio(this.target).doubleValue();
	}

}
