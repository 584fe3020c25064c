package io.monitoring.audit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * Keeps the latest entries as long as the process lives.
 */
public final class MemoryAuditLog implements AuditLog {

	private final int capacity;

	private final Deque<AuditEntry> entries = new ArrayDeque<>();

	/**
	 * Create an empty log.
	 * @param capacity largest number of entries, positive
	 */
	public MemoryAuditLog(int capacity) {
		if (capacity <= 0) {
			throw new IllegalArgumentException("'capacity' must be positive but is " + capacity);
		}
		this.capacity = capacity;
	}

	@Override
	public synchronized void add(AuditEntry entry) {
		if (this.entries.size() >= this.capacity) {
			this.entries.removeFirst();
		}
		this.entries.addLast(entry);
	}

	@Override
	public synchronized List<AuditEntry> recent(int limit) {
		List<AuditEntry> recent = new ArrayList<>();
		Iterator<AuditEntry> newestFirst = this.entries.descendingIterator();
		while (newestFirst.hasNext() && recent.size() < limit) {
			recent.add(newestFirst.next());
		}
		return List.copyOf(recent);
	}

	/**
	 * Hold entries that are older than all others.
	 * @param older the entries, newest first
	 */
	public synchronized void restore(List<AuditEntry> older) {
		for (AuditEntry entry : older) {
			if (this.entries.size() < this.capacity) {
				this.entries.addFirst(entry);
			}
		}
	}

}
