package io.monitoring.storage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.monitoring.slo.SavedCounts;

/**
 * Counts that the file has not taken yet, the latest of each slot. Of a bounded number of
 * slots those that waited longest are given up first, and counted.
 */
final class UnsavedCounts {

	private static final int CAPACITY = 100_000;

	private final Map<Slot, SavedCounts> slots = new LinkedHashMap<>();

	private List<SavedCounts> inTransaction = List.of();

	private long lost;

	synchronized void add(SavedCounts counts) {
		this.slots.put(Slot.of(counts), counts);
		if (this.slots.size() > CAPACITY) {
			Iterator<Slot> oldest = this.slots.keySet().iterator();
			oldest.next();
			oldest.remove();
			this.lost++;
		}
	}

	/**
	 * Take part in a transaction.
	 * @return all slots, to be written
	 */
	synchronized List<SavedCounts> begin() {
		this.inTransaction = new ArrayList<>(this.slots.values());
		return this.inTransaction;
	}

	/** What was counted on meanwhile waits for the next transaction. */
	synchronized void finished(boolean committed) {
		if (committed) {
			this.inTransaction.forEach((counts) -> this.slots.remove(Slot.of(counts), counts));
		}
		this.inTransaction = List.of();
	}

	synchronized boolean isEmpty() {
		return this.slots.isEmpty();
	}

	synchronized long lost() {
		return this.lost;
	}

	private record Slot(SavedCounts.Key key, Instant start) {

		static Slot of(SavedCounts counts) {
			return new Slot(counts.key(), counts.start());
		}

	}

}
