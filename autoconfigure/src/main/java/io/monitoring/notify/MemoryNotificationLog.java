package io.monitoring.notify;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

import io.monitoring.notify.NotificationRecord.Result;
import org.jspecify.annotations.Nullable;

/**
 * A log of notifications that lasts as long as the process and forgets the oldest entries
 * first when it is full. What still waits is forgotten last.
 */
public final class MemoryNotificationLog implements NotificationLog {

	private final int capacity;

	private final Consumer<NotificationRecord> listener;

	private final Map<Key, Entry> entries = new LinkedHashMap<>();

	private final Map<Key, PendingNotification> waiting = new LinkedHashMap<>();

	/** By id of a notification that waits. */
	private final Map<String, String> errors = new HashMap<>();

	private final Deque<NotificationRecord> settled = new ArrayDeque<>();

	private final Map<String, Instant> lastDeliveries = new TreeMap<>();

	/**
	 * Create an empty log.
	 * @param capacity largest number of entries, and of records, positive
	 */
	public MemoryNotificationLog(int capacity) {
		this(capacity, (record) -> {
		});
	}

	/**
	 * Create an empty log that says what it records.
	 * @param capacity largest number of entries, and of records, positive
	 * @param listener is told each record of a notification that waits no more; it must
	 * not call the log
	 */
	public MemoryNotificationLog(int capacity, Consumer<NotificationRecord> listener) {
		if (capacity <= 0) {
			throw new IllegalArgumentException("'capacity' must be positive but is " + capacity);
		}
		this.capacity = capacity;
		this.listener = listener;
	}

	/**
	 * Return everything that is held.
	 * @return the contents, which do not change any more
	 */
	public synchronized Contents contents() {
		List<Told> told = new ArrayList<>(this.entries.size());
		this.entries.forEach((key, entry) -> told.add(new Told(key.groupKey(), key.receiver(), entry)));
		return new Contents(told, List.copyOf(this.waiting.values()), List.copyOf(this.settled),
				Map.copyOf(this.lastDeliveries));
	}

	/**
	 * Hold what another log held before. What is held already is newer and wins. The
	 * listener is not told.
	 * @param earlier each list with the oldest first
	 */
	public synchronized void restore(Contents earlier) {
		Contents own = contents();
		this.entries.clear();
		this.waiting.clear();
		this.settled.clear();
		for (Contents contents : List.of(earlier, own)) {
			contents.told().forEach((told) -> put(told.groupKey(), told.receiver(), told.entry()));
			contents.waiting().forEach((pending) -> this.waiting.put(Key.of(pending), pending));
			contents.settled().forEach(this::keep);
			this.lastDeliveries.putAll(contents.lastDeliveries());
		}
	}

	/**
	 * Forget what became of notifications long ago.
	 * @param before what was settled later stays
	 */
	public synchronized void forget(Instant before) {
		this.settled.removeIf((record) -> record.settledAt() != null && record.settledAt().isBefore(before));
	}

	/**
	 * Hold what is given in place of everything. The listener is not told.
	 * @param contents each list with the oldest first
	 */
	public synchronized void replace(Contents contents) {
		this.entries.clear();
		this.waiting.clear();
		this.errors.clear();
		this.settled.clear();
		this.lastDeliveries.clear();
		restore(contents);
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
			this.entries.remove(this.entries.keySet().iterator().next());
		}
		this.entries.put(key, entry);
	}

	@Override
	public synchronized void enqueue(List<PendingNotification> notifications) {
		for (PendingNotification pending : notifications) {
			PendingNotification replaced = this.waiting.remove(Key.of(pending));
			this.waiting.put(Key.of(pending), pending);
			if (replaced != null && !replaced.notification().id().equals(pending.notification().id())) {
				record(replaced, Result.REPLACED, pending.notification().time(),
						this.errors.get(replaced.notification().id()));
			}
		}
	}

	@Override
	public synchronized void failed(PendingNotification pending, @Nullable String error) {
		PendingNotification known = this.waiting.get(Key.of(pending));
		if (known != null && known.notification().id().equals(pending.notification().id())) {
			this.waiting.put(Key.of(pending), pending);
			this.errors.put(pending.notification().id(), String.valueOf(error));
		}
	}

	@Override
	public synchronized void settle(PendingNotification pending, Result result, Instant time, @Nullable String error) {
		this.waiting.computeIfPresent(Key.of(pending),
				(key, waiting) -> waiting.notification().id().equals(pending.notification().id()) ? null : waiting);
		if (result == Result.DELIVERED) {
			put(pending.notification().groupKey(), pending.notification().receiver(), pending.told());
			this.lastDeliveries.put(pending.notification().receiver(), time);
		}
		record(pending, result, time, error);
	}

	private void record(PendingNotification pending, Result result, Instant time, @Nullable String error) {
		NotificationRecord record = new NotificationRecord(pending.notification(), result, pending.attempts(), time,
				error);
		this.errors.remove(pending.notification().id());
		keep(record);
		this.listener.accept(record);
	}

	private void keep(NotificationRecord record) {
		if (this.settled.size() >= this.capacity) {
			this.settled.removeFirst();
		}
		this.settled.addLast(record);
	}

	@Override
	public synchronized List<PendingNotification> pending() {
		return List.copyOf(this.waiting.values());
	}

	/**
	 * Return whether a notification still waits.
	 * @param pending the notification
	 * @return {@code false} if it was settled or another one took its place
	 */
	public synchronized boolean isWaiting(PendingNotification pending) {
		PendingNotification known = this.waiting.get(Key.of(pending));
		return known != null && known.notification().id().equals(pending.notification().id());
	}

	@Override
	public synchronized List<NotificationRecord> recent(int limit) {
		List<NotificationRecord> records = new ArrayList<>(this.settled);
		this.waiting.values()
			.forEach((pending) -> records.add(new NotificationRecord(pending.notification(), Result.WAITING,
					pending.attempts(), null, this.errors.get(pending.notification().id()))));
		Collections.reverse(records);
		return List.copyOf(records.subList(0, Math.min(limit, records.size())));
	}

	@Override
	public synchronized Map<String, Instant> lastDeliveries() {
		return Map.copyOf(this.lastDeliveries);
	}

	/**
	 * Everything that a log holds.
	 *
	 * @param told what was told last
	 * @param waiting what is still to be told
	 * @param settled what became of notifications that wait no more
	 * @param lastDeliveries when each receiver took a notification last
	 */
	public record Contents(List<Told> told, List<PendingNotification> waiting, List<NotificationRecord> settled,
			Map<String, Instant> lastDeliveries) {

	}

	/**
	 * What a receiver was told last about a group.
	 *
	 * @param groupKey identity of the group
	 * @param receiver name of the receiver
	 * @param entry what it was told
	 */
	public record Told(String groupKey, String receiver, Entry entry) {

	}

	private record Key(String groupKey, String receiver) {

		static Key of(PendingNotification pending) {
			return new Key(pending.notification().groupKey(), pending.notification().receiver());
		}

	}

}
