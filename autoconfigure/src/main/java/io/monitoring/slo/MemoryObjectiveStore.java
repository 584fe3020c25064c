package io.monitoring.slo;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Keeps objectives as long as the process lives.
 */
public final class MemoryObjectiveStore implements ObjectiveStore {

	private final SortedMap<String, StoredObjective> objectives = new TreeMap<>();

	@Override
	public synchronized List<StoredObjective> all() {
		return List.copyOf(this.objectives.values());
	}

	@Override
	public synchronized boolean put(StoredObjective objective) {
		if (version(objective.name()) != objective.version() - 1) {
			return false;
		}
		this.objectives.put(objective.name(), objective);
		return true;
	}

	@Override
	public synchronized boolean remove(String name, long version) {
		if (version(name) != version || version == 0) {
			return false;
		}
		this.objectives.remove(name);
		return true;
	}

	private long version(String name) {
		StoredObjective known = this.objectives.get(name);
		return (known != null) ? known.version() : 0;
	}

	/**
	 * Hold an objective that was kept before, unless one of that name is known.
	 * @param objective the objective, of any version
	 */
	public synchronized void restore(StoredObjective objective) {
		this.objectives.putIfAbsent(objective.name(), objective);
	}

}
