package io.monitoring.slo;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * A target for an indicator over a window.
 *
 * @param name unique name, letters, digits, {@code -} and {@code _}
 * @param indicator what is measured
 * @param target share of events that must be good, between 0 and 1, both outside
 * @param window the time it is about
 * @param budgeting what the budget is counted in
 * @param options what it may have beside
 */
public record ServiceLevelObjective(String name, ServiceLevelIndicator indicator, double target, SloWindow window,
		Budgeting budgeting, ObjectiveOptions options) {

	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+");

	public ServiceLevelObjective {
		if (!NAME.matcher(name).matches()) {
			throw new IllegalArgumentException(
					"'name' must consist of letters, digits, '-' and '_' but is '" + name + "'");
		}
		if (!(target > 0 && target < 1)) {
			throw new IllegalArgumentException("'target' must be between 0 and 1 but is " + target);
		}
	}

	/**
	 * Create an objective that counts every event of a rolling window.
	 * @param name unique name, letters, digits, {@code -} and {@code _}
	 * @param indicator what is measured
	 * @param target share of events that must be good, between 0 and 1, both outside
	 * @param window length of the rolling window, at least an hour
	 */
	public ServiceLevelObjective(String name, ServiceLevelIndicator indicator, double target, Duration window) {
		this(name, indicator, target, new SloWindow.Rolling(window), new Budgeting.Occurrences(),
				ObjectiveOptions.NONE);
	}

	/**
	 * Return how long its window is in general.
	 * @return the length of a rolling window, that of an ordinary calendar window
	 */
	public Duration period() {
		return this.window.length();
	}

	/**
	 * Return the share of events that may be bad.
	 * @return 1 - target
	 */
	public double errorBudgetRatio() {
		return ErrorBudget.ratio(this.target).doubleValue();
	}

}
