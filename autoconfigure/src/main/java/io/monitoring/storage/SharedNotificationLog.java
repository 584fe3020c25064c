package io.monitoring.storage;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

import io.monitoring.notify.MemoryNotificationLog;
import io.monitoring.notify.MemoryNotificationLog.Told;
import io.monitoring.notify.Notification;
import io.monitoring.notify.NotificationLog;
import io.monitoring.notify.NotificationRecord;
import io.monitoring.notify.NotificationRecord.Result;
import io.monitoring.notify.PendingNotification;
import org.jspecify.annotations.Nullable;

/**
 * The log of notifications that replicas share. Only the one that tells receivers changes
 * what was told and what waits, and each of its transactions makes sure that it still is
 * the one. Drills and tests are of the process that was asked for them.
 */
final class SharedNotificationLog implements NotificationLog, SharedPart {

	private static final Duration PATIENCE = Duration.ofSeconds(1);

	private final Unsaved<NotificationRecord> unsaved = new Unsaved<>();

	private final MemoryNotificationLog memory = new MemoryNotificationLog(Storage.LOG_ENTRIES, this.unsaved::add);

	private final Lease lease;

	private final BooleanSupplier alone;

	private final SharedSession session;

	private final SharedReader reader;

	/** Whether memory has something that the database has not. */
	private volatile boolean behind;

	private boolean catchingUp;

	/**
	 * Create the log.
	 * @param lease who tells receivers
	 * @param alone whether each replica tells for itself
	 * @param session where what receivers are told is kept, by those who tell them
	 * @param reader reads for others
	 */
	SharedNotificationLog(Lease lease, BooleanSupplier alone, SharedSession session, SharedReader reader) {
		this.lease = lease;
		this.alone = alone;
		this.session = session;
		this.reader = reader;
	}

	@Override
	public @Nullable Entry find(String groupKey, String receiver, Instant now) {
		return this.memory.find(groupKey, receiver, now);
	}

	@Override
	public void put(String groupKey, String receiver, Entry entry) {
		this.memory.put(groupKey, receiver, entry);
		fenced((sql) -> SharedOutbox.saveTold(sql, List.of(new Told(groupKey, receiver, entry))));
	}

	@Override
	public void enqueue(List<PendingNotification> notifications) {
		if (notifications.isEmpty()) {
			return;
		}
		this.memory.enqueue(notifications);
		List<PendingNotification> shared = notifications.stream().filter((pending) -> !isExercise(pending)).toList();
		if (!shared.isEmpty()) {
			fenced((sql) -> SharedOutbox.savePending(sql, shared));
		}
	}

	private static boolean isExercise(PendingNotification pending) {
		return pending.notification().reason().isExercise();
	}

	/**
	 * An attempt is noted before it is made. What was settled meanwhile, or is another
	 * process's to tell, must not be told.
	 */
	@Override
	public boolean claim(PendingNotification pending) {
		if (isExercise(pending)) {
			return true;
		}
		if (!this.memory.isWaiting(pending)) {
			return false;
		}
		if (this.alone.getAsBoolean()) {
			return true;
		}
		long epoch = this.lease.heldEpoch();
		// Once more after the database has answered: the process may have been stopped.
		return fenced((sql) -> SharedOutbox.savePending(sql, List.of(pending))) && epoch == this.lease.heldEpoch();
	}

	@Override
	public void failed(PendingNotification pending, @Nullable String error) {
		this.memory.failed(pending, error);
	}

	@Override
	public void settle(PendingNotification pending, Result result, Instant time, @Nullable String error) {
		this.memory.settle(pending, result, time, error);
		if (!isExercise(pending)) {
			fenced(this.lease.lastHeldEpoch(), this.lease::confirmEpoch, (sql) -> {
				SharedOutbox.remove(sql, pending.notification());
				if (result == Result.DELIVERED) {
					Notification notification = pending.notification();
					SharedOutbox.saveTold(sql,
							List.of(new Told(notification.groupKey(), notification.receiver(), pending.told())));
					SharedOutbox.saveDeliveries(sql, Map.of(notification.receiver(), time));
				}
			});
		}
	}

	/**
	 * Change what the one that tells receivers may change.
	 * @param work the change
	 * @return {@code false} if it was not made
	 */
	private boolean fenced(Sql.Work work) {
		return fenced(this.lease.heldEpoch(), this.lease::confirm, work);
	}

	private boolean fenced(long epoch, Fence fence, Sql.Work work) {
		if (epoch == 0) {
			return false;
		}
		try {
			boolean held = this.session.run((sql) -> {
				boolean confirmed = fence.holds(sql, epoch);
				if (confirmed && this.behind) {
					SharedOutbox.rewrite(sql, contents());
				}
				if (confirmed) {
					work.run(sql);
				}
				return confirmed;
			});
			this.behind = this.behind && !held;
			if (!held) {
				this.lease.lost(epoch);
			}
			return held;
		}
		catch (SQLException | RuntimeException ex) {
			// The thread of the storage finds out what is wrong, and says it.
			this.behind = true;
			return false;
		}
	}

	private MemoryNotificationLog.Contents contents() {
		MemoryNotificationLog.Contents all = this.memory.contents();
		return new MemoryNotificationLog.Contents(all.told(),
				all.waiting().stream().filter((pending) -> !isExercise(pending)).toList(), List.of(),
				all.lastDeliveries());
	}

	@Override
	public List<PendingNotification> pending() {
		return this.memory.pending().stream().filter((pending) -> !isExercise(pending)).toList();
	}

	@Override
	public List<NotificationRecord> recent(int limit) {
		List<NotificationRecord> own = this.memory.recent(limit);
		List<NotificationRecord> settled = this.reader.read((sql) -> SharedOutbox.settled(sql, limit), PATIENCE);
		if (settled == null) {
			return own;
		}
		List<NotificationRecord> all = new ArrayList<>();
		if (this.lease.heldEpoch() > 0) {
			own.stream().filter((record) -> record.result() == Result.WAITING).forEach(all::add);
		}
		all.addAll(settled.subList(0, Math.min(settled.size(), Math.max(0, limit - all.size()))));
		return all;
	}

	@Override
	public Map<String, Instant> lastDeliveries() {
		return this.memory.lastDeliveries();
	}

	@Override
	public void load(Sql sql) throws SQLException {
		takeOver(sql);
	}

	/**
	 * Take up what was told and what waits. What was told while the database was away, or
	 * could not be written, was told nevertheless.
	 * @param sql the database, in a transaction
	 */
	void takeOver(Sql sql) throws SQLException {
		MemoryNotificationLog.Contents found = SharedOutbox.load(sql);
		MemoryNotificationLog.Contents known = this.memory.contents();
		Map<String, Told> told = new HashMap<>();
		found.told().forEach((entry) -> told.put(SharedOutbox.digest(entry), entry));
		known.told().forEach((entry) -> told.merge(SharedOutbox.digest(entry), entry, SharedNotificationLog::later));
		List<Told> merged = new ArrayList<>(told.values());
		merged.sort((first, second) -> first.entry().time().compareTo(second.entry().time()));
		List<PendingNotification> waiting = new ArrayList<>(found.waiting());
		known.waiting().stream().filter(SharedNotificationLog::isExercise).forEach(waiting::add);
		Map<String, Instant> deliveries = new HashMap<>(known.lastDeliveries());
		deliveries.putAll(found.lastDeliveries());
		this.memory.replace(new MemoryNotificationLog.Contents(merged, waiting,
				known.settled().isEmpty() ? found.settled() : known.settled(), deliveries));
		this.behind = !merged.equals(found.told());
	}

	private static Told later(Told first, Told second) {
		return second.entry().time().isAfter(first.entry().time()) ? second : first;
	}

	@Override
	public boolean write(Sql sql) throws SQLException {
		SharedOutbox.saveRecords(sql, this.unsaved.begin());
		long epoch = this.lease.heldEpoch();
		this.catchingUp = this.behind && epoch > 0 && this.lease.confirm(sql, epoch);
		if (this.catchingUp) {
			// Before memory is read: whoever fails from now on says so.
			this.behind = false;
			SharedOutbox.rewrite(sql, contents());
		}
		return false;
	}

	@Override
	public void finished(boolean committed) {
		this.unsaved.finished(committed);
		this.behind = this.behind || (this.catchingUp && !committed);
		this.catchingUp = false;
	}

	@Override
	public void tidy(Sql sql, Instant now) throws SQLException {
		sql.update("DELETE FROM monitoring_told WHERE expires <= ?", now);
		sql.update("DELETE FROM monitoring_told WHERE digest IN (SELECT digest FROM monitoring_told ORDER BY time DESC "
				+ "OFFSET ?)", Storage.LOG_ENTRIES);
	}

	@Override
	public long lost() {
		return this.unsaved.lost();
	}

	/**
	 * Makes sure that nobody else tells receivers.
	 */
	private interface Fence {

		boolean holds(Sql sql, long epoch) throws SQLException;

	}

}
