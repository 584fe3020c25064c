package io.monitoring.slo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An objective after a tick: its counts and how fast its budget burns.
 *
 * @param objective the objective
 * @param budget counts of the objective's window
 * @param burnRates burn rate of each window of the burn-rate alerts, shortest first
 * @param exhaustion when the budget is spent if it goes on burning as in the last hour,
 * {@code null} if it does not burn faster than it is given back; the present when it is
 * already spent
 * @param observed how much of the window has been observed since counting began
 */
public record SloStatus(ServiceLevelObjective objective, ErrorBudget budget, List<BurnRate> burnRates,
		@Nullable Instant exhaustion, Duration observed) {

	public SloStatus {
		burnRates = List.copyOf(burnRates);
	}

	/**
	 * How fast the budget burnt in a window; 1 spends exactly all of it in the
	 * objective's window.
	 *
	 * @param window the window
	 * @param good good events in the window
	 * @param total all events in the window
	 * @param rate error ratio divided by the error budget ratio, {@code null} without
	 * events
	 */
	public record BurnRate(Duration window, long good, long total, @Nullable Double rate) {

	}

}
