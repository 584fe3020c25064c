package io.monitoring.notify;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A log of notifications that lasts as long as the process and forgets the oldest entries
 * first when it is full.
 */
public final class MemoryNotificationLog implements NotificationLog {

	private final int capacity;

	private final Map<Key, Entry> entries = new LinkedHashMap<>();

	/**
	 * Create an empty log.
	 * @param capacity largest number of entries, positive
	 */
	public MemoryNotificationLog(int capacity) {
		if (capacity <= 0) {
			throw new IllegalArgumentException("'capacity' must be positive but is " + capacity);
		}
		this.capacity = capacity;
	}

	@Override
	public synchronized @Nullable Entry find(String groupKey, String receiver, Instant now) {
		Entry entry = this.entries.get(new Key(groupKey, receiver));
		return (entry != null && entry.expires().isAfter(now)) ? entry : null;
	}

	@Override
	public synchronized void put(String groupKey, String receiver, Entry entry) {
		Key key = new Key(groupKey, receiver);
		this.entries.remove(key);
		if (this.entries.size() >= this.capacity) {
			this.entries.values().removeIf((candidate) -> !candidate.expires().isAfter(entry.time()));
		}
		if (this.entries.size() >= this.capacity) {
			this.entries.remove(this.entries.keySet().iterator().next());
		}
		this.entries.put(key, entry);
	}

	private record Key(String groupKey, String receiver) {

	}

}
