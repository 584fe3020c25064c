package io.monitoring.slo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Keeps exclusions as long as the process lives.
 */
public final class MemoryExclusionStore implements ExclusionStore {

	private volatile List<Exclusion> exclusions = List.of();

	@Override
	public List<Exclusion> all() {
		return this.exclusions;
	}

	@Override
	public synchronized void put(Exclusion exclusion) {
		List<Exclusion> changed = new ArrayList<>(this.exclusions);
		changed.removeIf((other) -> other.id().equals(exclusion.id()));
		changed.add(exclusion);
		changed.sort(Comparator.comparing(Exclusion::createdAt).thenComparing(Exclusion::id));
		this.exclusions = List.copyOf(changed);
	}

	@Override
	public synchronized boolean remove(String id) {
		List<Exclusion> changed = new ArrayList<>(this.exclusions);
		boolean found = changed.removeIf((other) -> other.id().equals(id));
		if (found) {
			this.exclusions = List.copyOf(changed);
		}
		return found;
	}

}
