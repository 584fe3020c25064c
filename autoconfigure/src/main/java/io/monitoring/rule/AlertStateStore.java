package io.monitoring.rule;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Keeps the state of alerts beyond the life of the process, so that a restart neither
 * forgets how long a condition has held nor tells again what was told.
 */
public interface AlertStateStore {

	/**
	 * Read what was kept.
	 * @return the state of the last tick, {@code null} if there is none
	 */
	@Nullable SavedState load();

	/**
	 * Keep the state of a tick. It is called at every tick, also without a change, so
	 * that the length of an outage can be told later.
	 * @param tick the tick
	 * @param changed alerts that are new or differ from what was kept, but for their
	 * value and annotations where nothing else changed
	 * @param removed alerts that are no more; only their labels, group and rule count
	 */
	void save(Instant tick, List<SavedAlert> changed, List<SavedAlert> removed);

	/**
	 * What was kept.
	 *
	 * @param tick the last tick that was kept
	 * @param alerts the alerts at that tick
	 */
	record SavedState(Instant tick, List<SavedAlert> alerts) {

		public SavedState {
			alerts = List.copyOf(alerts);
		}

	}

}
