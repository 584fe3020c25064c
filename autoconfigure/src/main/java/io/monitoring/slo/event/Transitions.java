package io.monitoring.slo.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.monitoring.series.Labels;
import io.monitoring.slo.BurnRateWindow;
import io.monitoring.slo.SloStatus;
import io.monitoring.slo.SloStatus.PairState;

/**
 * Finds out what came to be since the last tick. What is seen for the first time is taken
 * as it is: after a restart the counts are those of before, so that what was told then is
 * not told again.
 */
public final class Transitions {

	private Map<Key, State> known = new HashMap<>();

	/**
	 * Compare objectives with how they were. Not to be called by two threads at once.
	 * @param statuses how they fare
	 * @param time time of the tick
	 * @param silent whether only to take notice, because older counts were just taken up
	 * @return what came to be, in the order of the objectives
	 */
	public List<ObjectiveEvent> update(List<SloStatus> statuses, Instant time, boolean silent) {
		Map<Key, State> next = new HashMap<>();
		List<ObjectiveEvent> events = new ArrayList<>();
		for (SloStatus status : statuses) {
			Key key = new Key(status.objective().name(), status.group());
			State state = State.of(status);
			State before = this.known.get(key);
			next.put(key, state);
			if (before != null && !silent) {
				compare(before, state, status, time, events);
			}
		}
		this.known = next;
		return events;
	}

	private static void compare(State before, State state, SloStatus status, Instant time,
			List<ObjectiveEvent> events) {
		for (PairState pair : status.pairs()) {
			if (state.critical().contains(pair.pair()) && !before.critical().contains(pair.pair())) {
				events.add(new BudgetBurning(status, pair, time));
			}
		}
		if (state.exhausted() && !before.exhausted()) {
			events.add(new BudgetExhausted(status, time));
		}
		if (state.violated() && !before.violated()) {
			events.add(new ObjectiveViolated(status, time));
		}
		if (before.exhausted() && !state.exhausted()) {
			events.add(new BudgetRecovered(status, time));
		}
	}

	private record Key(String objective, Labels group) {
	}

	private record State(boolean exhausted, boolean violated, Set<BurnRateWindow> critical) {

		static State of(SloStatus status) {
			Set<BurnRateWindow> critical = new HashSet<>();
			for (PairState pair : status.pairs()) {
				if (pair.state() == PairState.State.CRITICAL) {
					critical.add(pair.pair());
				}
			}
			boolean anything = status.budget().total() > 0;
			double remaining = status.budget().remaining();
			return new State(anything && remaining <= 0, anything && remaining < 0, critical);
		}

	}

}
