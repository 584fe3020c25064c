package io.monitoring.storage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.monitoring.slo.CountStore;
import io.monitoring.slo.SavedCounts;

/**
 * Counts as they must be found in a file, held in memory.
 */
final class ModelCounts implements CountStore {

	private final Map<List<Object>, SavedCounts> slots = new LinkedHashMap<>();

	/**
	 * Create a storage in memory that also remembers counts, which the usual one leaves
	 * to the trackers.
	 */
	static Storage storage() {
		Storage memory = Storage.inMemory();
		return new MemoryStorage(memory.notificationLog(), memory.silenceStore(), memory.alertStateStore(),
				memory.ruleSwitches(), memory.alertHistory(), new ModelCounts(), memory.lifeLog(),
				memory.exclusionStore(), memory.objectiveStore(), memory.auditLog(), memory.status());
	}

	@Override
	public List<SavedCounts> load(String objective, String definition, Instant since) {
		List<SavedCounts> found = new ArrayList<>(this.slots.values());
		found.removeIf((counts) -> !counts.key().objective().equals(objective) || counts.start().isBefore(since));
		return found;
	}

	@Override
	public void save(List<SavedCounts> slots) {
		slots.forEach((counts) -> this.slots.put(List.of(counts.key(), counts.start()), counts));
	}

}
