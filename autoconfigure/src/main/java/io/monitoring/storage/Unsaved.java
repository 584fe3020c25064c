package io.monitoring.storage;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/**
 * Entries of a history that the file has not taken yet, a bounded number: the oldest are
 * given up first, and counted.
 *
 * @param <T> type of the entries
 */
final class Unsaved<T> {

	private static final int CAPACITY = 50_000;

	private final Deque<T> entries = new ArrayDeque<>();

	private int inTransaction;

	private long lost;

	synchronized void add(T entry) {
		if (this.entries.size() >= CAPACITY) {
			this.entries.removeFirst();
			this.inTransaction = Math.max(0, this.inTransaction - 1);
			this.lost++;
		}
		this.entries.addLast(entry);
	}

	/** Put entries in place of those that wait. */
	synchronized void replace(Collection<T> all) {
		this.entries.clear();
		all.forEach(this::add);
	}

	/**
	 * Take part in a transaction.
	 * @return all entries, to be written
	 */
	synchronized List<T> begin() {
		this.inTransaction = this.entries.size();
		return new ArrayList<>(this.entries);
	}

	synchronized void finished(boolean committed) {
		for (int i = 0; committed && i < this.inTransaction; i++) {
			this.entries.removeFirst();
		}
		this.inTransaction = 0;
	}

	synchronized boolean isEmpty() {
		return this.entries.isEmpty();
	}

	synchronized long lost() {
		return this.lost;
	}

}
