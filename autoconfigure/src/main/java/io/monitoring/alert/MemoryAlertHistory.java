package io.monitoring.alert;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * A history of alerts that lasts as long as the process and forgets the oldest events
 * first when it is full.
 */
public final class MemoryAlertHistory implements AlertHistory {

	private final int capacity;

	private final Deque<AlertEvent> events = new ArrayDeque<>();

	/**
	 * Create an empty history.
	 * @param capacity largest number of events, positive
	 */
	public MemoryAlertHistory(int capacity) {
		if (capacity <= 0) {
			throw new IllegalArgumentException("'capacity' must be positive but is " + capacity);
		}
		this.capacity = capacity;
	}

	@Override
	public synchronized void add(List<AlertEvent> events) {
		for (AlertEvent event : events) {
			if (this.events.size() >= this.capacity) {
				this.events.removeFirst();
			}
			this.events.addLast(event);
		}
	}

	@Override
	public synchronized List<AlertEvent> recent(int limit) {
		List<AlertEvent> recent = new ArrayList<>();
		Iterator<AlertEvent> newestFirst = this.events.descendingIterator();
		while (newestFirst.hasNext() && recent.size() < limit) {
			recent.add(newestFirst.next());
		}
		return recent;
	}

	/**
	 * Forget what happened long ago.
	 * @param before what happened later stays
	 */
	public synchronized void forget(Instant before) {
		this.events.removeIf((event) -> event.time().isBefore(before));
	}

	/**
	 * Hold events that are older than all others.
	 * @param older the events, newest first
	 */
	public synchronized void restore(List<AlertEvent> older) {
		for (AlertEvent event : older) {
			if (this.events.size() < this.capacity) {
				this.events.addFirst(event);
			}
		}
	}

}
