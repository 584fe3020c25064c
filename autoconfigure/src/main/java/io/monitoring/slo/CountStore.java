package io.monitoring.slo;

import java.time.Instant;
import java.util.List;

/**
 * Keeps the counts of objectives beyond the life of the process, and brings together
 * those of several.
 */
public interface CountStore {

	/** Keeps nothing. */
	CountStore NONE = new CountStore() {

		@Override
		public List<SavedCounts> load(String objective, String definition, Instant since) {
			return List.of();
		}

		@Override
		public void save(List<SavedCounts> slots) {
		}

	};

	/**
	 * Return the name of this process among those that share the store.
	 * @return the name, empty where the store is not shared
	 */
	default String instance() {
		return "";
	}

	/**
	 * Read what was counted, of all groups and by all processes.
	 * @param objective name of the objective
	 * @param definition what is counted
	 * @param since slots that begin before are left out
	 * @return the slots, oldest first
	 */
	List<SavedCounts> load(String objective, String definition, Instant since);

	/**
	 * Keep what this process has counted, without waiting for a disk. A slot that is
	 * there already is replaced.
	 * @param slots the slots
	 */
	void save(List<SavedCounts> slots);

	/**
	 * Write what was saved, unless that is done. This may wait for a disk.
	 */
	default void flush() {
	}

	/**
	 * Say that an objective was not counted for a time.
	 * @param gap what and when
	 * @return whether the store finds out what happened then and returns it, each slot
	 * once, by {@link #others}; {@code false} if what was gained since then is to be
	 * counted when it is found
	 */
	default boolean fills(CountGap gap) {
		return false;
	}

	/**
	 * Return what other processes have counted lately.
	 * @param now the present
	 * @return slots that may have changed since this was asked last, as they are now
	 */
	default List<SavedCounts> others(Instant now) {
		return List.of();
	}

}
