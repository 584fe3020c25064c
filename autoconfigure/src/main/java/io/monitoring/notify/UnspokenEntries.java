package io.monitoring.notify;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

import io.monitoring.notify.NotificationLog.Entry;
import org.jspecify.annotations.Nullable;

/**
 * What counts as told although nothing was said: the end of alerts, for a receiver that
 * does not want to know. It is written to the log by the executor, because a tick cannot
 * wait for a disk once for each group.
 */
final class UnspokenEntries {

	private final NotificationLog log;

	private final Executor executor;

	private final Map<Key, Entry> entries = new ConcurrentHashMap<>();

	private final AtomicBoolean writing = new AtomicBoolean();

	UnspokenEntries(NotificationLog log, Executor executor) {
		this.log = log;
		this.executor = executor;
	}

	/**
	 * Find what counts as told last.
	 * @param groupKey identity of the group
	 * @param receiver name of the receiver
	 * @param now the present
	 * @return the entry, or {@code null} if there is none
	 */
	@Nullable Entry find(String groupKey, String receiver, Instant now) {
		Entry entry = this.entries.get(new Key(groupKey, receiver));
		return (entry != null) ? entry : this.log.find(groupKey, receiver, now);
	}

	void put(String groupKey, String receiver, Entry entry) {
		this.entries.put(new Key(groupKey, receiver), entry);
	}

	/**
	 * Leave out what is not written yet, because something else will be told.
	 * @param groupKey identity of the group
	 * @param receiver name of the receiver
	 */
	void remove(String groupKey, String receiver) {
		this.entries.remove(new Key(groupKey, receiver));
	}

	void clear() {
		this.entries.clear();
	}

	/** Write soon what was put; what finds no thread is written after a later tick. */
	void write() {
		if (this.entries.isEmpty() || !this.writing.compareAndSet(false, true)) {
			return;
		}
		try {
			this.executor.execute(this::writeAll);
		}
		catch (RejectedExecutionException ex) {
			this.writing.set(false);
		}
	}

	private void writeAll() {
		try {
			this.entries.forEach((key, entry) -> {
				this.log.put(key.group(), key.receiver(), entry);
				this.entries.remove(key, entry);
			});
		}
		finally {
			this.writing.set(false);
		}
	}

	private record Key(String group, String receiver) {

	}

}
