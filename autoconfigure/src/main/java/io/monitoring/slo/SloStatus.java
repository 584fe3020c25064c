package io.monitoring.slo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.monitoring.series.Labels;
import org.jspecify.annotations.Nullable;

/**
 * An objective after a tick: its counts and how fast its budget burns.
 *
 * @param objective the objective
 * @param group labels of the group, empty where the objective has none
 * @param budget counts of the objective's window without what is excluded
 * @param everything counts of the objective's window with what is excluded
 * @param burnRates burn rate of each window of the burn-rate alerts, shortest first
 * @param pairs state of each pair of windows
 * @param spending how fast the budget goes
 * @param exhaustion when the budget is spent if it goes on burning as in the last hour,
 * {@code null} if it does not burn faster than it is given back; the present when it is
 * already spent
 * @param observation what is known of the window at all
 */
public record SloStatus(ServiceLevelObjective objective, Labels group, ErrorBudget budget, ErrorBudget everything,
		List<BurnRate> burnRates, List<PairState> pairs, Spending spending, @Nullable Instant exhaustion,
		Observation observation) {

	public SloStatus {
		burnRates = List.copyOf(burnRates);
		pairs = List.copyOf(pairs);
	}

	/**
	 * Return how much of the window has been observed.
	 * @return at most the length of the window
	 */
	public Duration observed() {
		return this.observation.observed();
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

	/**
	 * How the two windows of a burn-rate alert stand to their factor.
	 *
	 * @param pair the pair
	 * @param state the state
	 */
	public record PairState(BurnRateWindow pair, State state) {

		/**
		 * Which of the windows burn faster than the factor.
		 */
		public enum State {

			/** Both. */
			CRITICAL,

			/** Only the long one: the trouble is over. */
			RECOVERING,

			/** Only the short one: the trouble is new. */
			INCREASING,

			/** Neither. */
			ACCEPTABLE

		}

	}

	/**
	 * How fast the budget goes.
	 *
	 * @param lastHour share of the whole budget that the last hour spent
	 * @param lastDay share of the whole budget that the last day spent
	 * @param moreBadEvents how many more events may fail in the window if as many come as
	 * in the last day; {@code null} without events
	 */
	public record Spending(double lastHour, double lastDay, @Nullable Long moreBadEvents) {
	}

	/**
	 * What is known of the window at all.
	 *
	 * @param from begin of the window
	 * @param to end of the window
	 * @param observed how much of it has been observed
	 * @param noDataSince since when nothing has been measured, {@code null} while
	 * something is; a request that fails to come is no lack of data
	 * @param downtimes times of the window in which nobody watched, oldest first
	 */
	public record Observation(Instant from, Instant to, Duration observed, @Nullable Instant noDataSince,
			List<Downtime> downtimes) {

		public Observation {
			downtimes = List.copyOf(downtimes);
		}

	}

}
