package io.monitoring.slo;

import java.time.Duration;

import io.monitoring.series.LabelMatcher;

/**
 * Names of the series of objectives. Each has the label {@code slo} and, where the
 * objective tells groups apart, the labels of the group. In the embedded engine the
 * trackers publish what is counted; on a server rules record the same names.
 */
public final class SloSeries {

	/** Name of the label that holds the name of the objective. */
	public static final String LABEL = "slo";

	/** Share of what must be good. A constant without labels of a group. */
	public static final String OBJECTIVE = "slo:objective:ratio";

	/** Share of what may be bad. A constant without labels of a group. */
	public static final String ERROR_BUDGET = "slo:error_budget:ratio";

	/** Length of the window in days. A constant without labels of a group. */
	public static final String TIME_PERIOD = "slo:time_period:days";

	/** Share of the last slice that was good, of objectives about time, on a server. */
	public static final String GOOD_TIME = "slo:good_time:ratio";

	/** How fast the budget burns in the shortest window; absent without events. */
	public static final String CURRENT_BURN_RATE = "slo:current_burn_rate:ratio";

	/**
	 * How fast the budget burnt in the window of the objective, 0 without events.
	 * Published by the trackers.
	 */
	public static final String PERIOD_BURN_RATE = "slo:period_burn_rate:ratio";

	/**
	 * Share of the budget of what happened in the window that is left, 1 without events
	 * and negative when it is overspent. Published by the trackers.
	 */
	public static final String PERIOD_REMAINING = "slo:period_error_budget_remaining:ratio";

	/**
	 * Share of the whole window that has been observed, between 0 and 1: of a calendar
	 * window the part that is yet to come is not. Published by the trackers.
	 */
	public static final String WINDOW_OBSERVED = "slo:window_observed:ratio";

	private static final String TOTAL = "slo:total_events:increase";

	private static final String GOOD = "slo:good_events:increase";

	private static final String ERROR_RATIO = "slo:sli_error:ratio_rate";

	private SloSeries() {
	}

	/**
	 * Return the name of the number of all events of a window, of seconds where the
	 * objective is about time. Published by the trackers.
	 * @param window the window
	 * @return for example {@code slo:total_events:increase5m}
	 */
	public static String total(Duration window) {
		return TOTAL + BurnRateTexts.period(window);
	}

	/**
	 * Return the name of the number of good events of a window, of seconds where the
	 * objective is about time. Published by the trackers.
	 * @param window the window
	 * @return for example {@code slo:good_events:increase5m}
	 */
	public static String good(Duration window) {
		return GOOD + BurnRateTexts.period(window);
	}

	/**
	 * Return the name of the share of bad events of a window; absent without events.
	 * @param window the window
	 * @return for example {@code slo:sli_error:ratio_rate5m}
	 */
	public static String errorRatio(Duration window) {
		return ERROR_RATIO + BurnRateTexts.period(window);
	}

	/**
	 * Select a series of an objective, of all its groups.
	 * @param name name of the series
	 * @param objective name of the objective
	 * @return the selector in PromQL
	 */
	public static String of(String name, String objective) {
		return name + "{" + LabelMatcher.equal(LABEL, objective) + "}";
	}

}
