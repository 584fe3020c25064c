package io.monitoring.slo;

import java.time.Instant;
import java.util.List;

/**
 * Keeps the counts of objectives beyond the life of the process.
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
	 * Read what was kept of an objective.
	 * @param objective name of the objective
	 * @param definition what it counts
	 * @param since slots that begin earlier are left out
	 * @return slots of a minute or more, oldest first
	 */
	List<SavedCounts> load(String objective, String definition, Instant since);

	/**
	 * Keep slots, each in place of what was kept of it. What was taken survives a crash
	 * where the counts are kept in a file.
	 * @param slots the slots
	 */
	void save(List<SavedCounts> slots);

}
