package io.monitoring.slo;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What each of several processes has counted in the latest slots, so that a slot that is
 * read again adds only what is new. Events add up; the time that a slot was watched is
 * that of the process that watched it longest.
 */
final class ReplicaSlots {

	/**
	 * A process that was cut off for longer is found in the store by the next one that
	 * starts.
	 */
	private static final long REMEMBERED = Duration.ofHours(2).toMillis();

	private final TreeMap<Long, Map<String, Counts>> slots = new TreeMap<>();

	private long forgotten = Long.MIN_VALUE;

	/**
	 * Take what a process has counted in a slot as a whole.
	 * @param start begin of the slot
	 * @param instance name of the process
	 * @param counts all that it has counted
	 * @return what is new, some of it may be negative
	 */
	Counts replace(long start, String instance, Counts counts) {
		if (start < this.forgotten) {
			return Counts.NONE;
		}
		Map<String, Counts> slot = this.slots.computeIfAbsent(start, (begin) -> new HashMap<>());
		long observed = observed(slot);
		Counts before = slot.put(instance, counts);
		Counts more = (before != null) ? counts.minus(before) : counts;
		return more.observed(observed(slot) - observed);
	}

	/**
	 * Take what a process has counted in addition.
	 * @param start begin of the slot
	 * @param instance name of the process
	 * @param more what it has counted
	 * @return what is new
	 */
	Counts add(long start, String instance, Counts more) {
		Map<String, Counts> slot = this.slots.computeIfAbsent(start, (begin) -> new HashMap<>());
		long observed = observed(slot);
		slot.merge(instance, more, Counts::plus);
		return more.observed(observed(slot) - observed);
	}

	private static long observed(Map<String, Counts> slot) {
		long longest = 0;
		for (Counts counts : slot.values()) {
			longest = Math.max(longest, counts.observedMillis());
		}
		return longest;
	}

	void takeOver(ReplicaSlots other) {
		this.slots.putAll(other.slots);
		this.forgotten = other.forgotten;
	}

	void forget(long now) {
		this.forgotten = Math.max(this.forgotten, now - REMEMBERED);
		this.slots.headMap(this.forgotten).clear();
	}

}
