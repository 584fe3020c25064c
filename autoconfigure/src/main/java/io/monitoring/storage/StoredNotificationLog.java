package io.monitoring.storage;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.monitoring.notify.MemoryNotificationLog;
import io.monitoring.notify.MemoryNotificationLog.Contents;
import io.monitoring.notify.MemoryNotificationLog.Told;
import io.monitoring.notify.Notification;
import io.monitoring.notify.NotificationLog;
import io.monitoring.notify.NotificationRecord;
import io.monitoring.notify.NotificationRecord.Result;
import io.monitoring.notify.PendingNotification;
import org.jspecify.annotations.Nullable;

/**
 * The log of notifications: what is needed to decide in memory, all of it in the file.
 */
final class StoredNotificationLog implements NotificationLog, Part {

	private static final String SAVE_DELIVERY = "INSERT INTO monitoring_delivery (receiver, delivered_at) "
			+ "VALUES (?, ?) ON CONFLICT (receiver) DO UPDATE SET delivered_at = excluded.delivered_at";

	private static final String LATEST = "SELECT * FROM monitoring_notification ORDER BY sequence DESC LIMIT ?";

	private final Unsaved<NotificationRecord> unsaved = new Unsaved<>();

	private final MemoryNotificationLog memory = new MemoryNotificationLog(Storage.LOG_ENTRIES, this.unsaved::add);

	private final Journal journal;

	private boolean loaded;

	StoredNotificationLog(Journal journal) {
		this.journal = journal;
	}

	@Override
	public @Nullable Entry find(String groupKey, String receiver, Instant now) {
		return this.memory.find(groupKey, receiver, now);
	}

	@Override
	public void put(String groupKey, String receiver, Entry entry) {
		this.journal.change(() -> this.memory.put(groupKey, receiver, entry), (sql) -> sql
			.update(NotificationColumns.SAVE_TOLD, NotificationColumns.values(new Told(groupKey, receiver, entry))));
	}

	@Override
	public void enqueue(List<PendingNotification> notifications) {
		if (notifications.isEmpty()) {
			return;
		}
		this.journal.change(() -> this.memory.enqueue(notifications), (sql) -> {
			sql.updateAll(NotificationColumns.SAVE_PENDING, notifications, NotificationColumns::values);
			append(sql);
		});
	}

	@Override
	public void failed(PendingNotification pending, @Nullable String error) {
		this.memory.failed(pending, error);
	}

	@Override
	public void settle(PendingNotification pending, Result result, Instant time, @Nullable String error) {
		Notification notification = pending.notification();
		this.journal.change(() -> this.memory.settle(pending, result, time, error), (sql) -> {
			sql.update("DELETE FROM monitoring_outbox WHERE group_key = ? AND receiver = ? AND id = ?",
					notification.groupKey(), notification.receiver(), notification.id());
			if (result == Result.DELIVERED) {
				sql.update(NotificationColumns.SAVE_TOLD, NotificationColumns
					.values(new Told(notification.groupKey(), notification.receiver(), pending.told())));
				sql.update(SAVE_DELIVERY, notification.receiver(), time);
			}
			append(sql);
		});
	}

	private void append(Sql sql) throws SQLException {
		sql.updateAll(NotificationColumns.SAVE_RECORD, this.unsaved.begin(), NotificationColumns::values);
	}

	@Override
	public List<PendingNotification> pending() {
		return this.memory.pending();
	}

	@Override
	public List<NotificationRecord> recent(int limit) {
		List<NotificationRecord> latest = this.memory.recent(limit);
		if (latest.size() == limit) {
			return latest;
		}
		List<NotificationRecord> settled = this.journal
			.read((sql) -> sql.list(LATEST, NotificationColumns::record, limit));
		if (settled == null) {
			return latest;
		}
		List<NotificationRecord> all = new ArrayList<>(
				latest.stream().filter((record) -> record.result() == Result.WAITING).toList());
		all.addAll(settled.subList(0, Math.min(settled.size(), limit - all.size())));
		return all;
	}

	@Override
	public Map<String, Instant> lastDeliveries() {
		return this.memory.lastDeliveries();
	}

	void forget(Instant before) {
		this.memory.forget(before);
	}

	@Override
	public void load(Sql sql) throws SQLException {
		List<Told> told = sql.list("SELECT * FROM monitoring_told ORDER BY time DESC LIMIT ?",
				NotificationColumns::told, Storage.LOG_ENTRIES);
		List<PendingNotification> waiting = sql.list("SELECT * FROM monitoring_outbox ORDER BY rowid",
				NotificationColumns::pending);
		List<NotificationRecord> settled = sql.list(LATEST, NotificationColumns::record, Storage.EVENTS);
		Map<String, Instant> deliveries = new HashMap<>();
		sql.list("SELECT * FROM monitoring_delivery",
				(row) -> deliveries.put(row.text("receiver"), row.time("delivered_at")));
		Collections.reverse(told);
		Collections.reverse(settled);
		if (!this.loaded) {
			this.memory.restore(new Contents(told, waiting, settled, deliveries));
			this.loaded = true;
		}
	}

	/** Of the history, a file that has nothing gets at least what is in memory. */
	@Override
	public void rewrite(Sql sql) throws SQLException {
		for (String table : List.of("monitoring_told", "monitoring_outbox", "monitoring_delivery")) {
			sql.update("DELETE FROM " + table);
		}
		Contents contents = this.memory.contents();
		sql.updateAll(NotificationColumns.SAVE_TOLD, contents.told(), NotificationColumns::values);
		sql.updateAll(NotificationColumns.SAVE_PENDING, contents.waiting(), NotificationColumns::values);
		sql.updateAll(SAVE_DELIVERY, contents.lastDeliveries().entrySet(),
				(entry) -> new @Nullable Object[] { entry.getKey(), entry.getValue() });
		if (sql.number("SELECT EXISTS (SELECT 1 FROM monitoring_notification)") == 0) {
			this.unsaved.replace(contents.settled());
		}
		append(sql);
	}

	@Override
	public void finished(boolean committed) {
		this.unsaved.finished(committed);
	}

	long lost() {
		return this.unsaved.lost();
	}

}
