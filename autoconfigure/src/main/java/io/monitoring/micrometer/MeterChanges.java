package io.monitoring.micrometer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.micrometer.core.instrument.Meter;

/**
 * Meters that came and went since the last tick. Registering a meter costs the thread of
 * the application one entry here; all work is done by the thread that ticks.
 */
final class MeterChanges {

	/** More than this between two ticks, and reading the whole registry is cheaper. */
	static final int MAX = 20_000;

	private final Object lock = new Object();

	private Map<Meter.Id, Meter> added = new LinkedHashMap<>();

	private Set<Meter.Id> removed = new HashSet<>();

	/** At first: meters that were there before anybody listened. */
	private boolean incomplete = true;

	void add(Meter meter) {
		synchronized (this.lock) {
			this.added.put(meter.getId(), meter);
			limit();
		}
	}

	void remove(Meter meter) {
		synchronized (this.lock) {
			this.added.remove(meter.getId());
			this.removed.add(meter.getId());
			limit();
		}
	}

	private void limit() {
		if (this.added.size() + this.removed.size() > MAX) {
			this.added = new LinkedHashMap<>();
			this.removed = new HashSet<>();
			this.incomplete = true;
		}
	}

	/**
	 * Return the changes and forget them.
	 * @return the changes since the last call
	 */
	Changes drain() {
		synchronized (this.lock) {
			if (this.added.isEmpty() && this.removed.isEmpty() && !this.incomplete) {
				return Changes.NONE;
			}
			Changes changes = new Changes(this.removed, new ArrayList<>(this.added.values()), this.incomplete);
			this.added = new LinkedHashMap<>();
			this.removed = new HashSet<>();
			this.incomplete = false;
			return changes;
		}
	}

	/**
	 * What happened between two ticks.
	 *
	 * @param removed meters that went; one that came back under its name is also added
	 * @param added meters that came and stayed, in order
	 * @param incomplete whether the registry has to be read as a whole
	 */
	record Changes(Set<Meter.Id> removed, List<Meter> added, boolean incomplete) {

		static final Changes NONE = new Changes(Set.of(), List.of(), false);

		boolean isEmpty() {
			return this.removed.isEmpty() && this.added.isEmpty() && !this.incomplete;
		}

	}

}
