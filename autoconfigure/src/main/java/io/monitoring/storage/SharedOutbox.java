package io.monitoring.storage;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.monitoring.notify.MemoryNotificationLog.Contents;
import io.monitoring.notify.MemoryNotificationLog.Told;
import io.monitoring.notify.Notification;
import io.monitoring.notify.NotificationRecord;
import io.monitoring.notify.PendingNotification;
import org.jspecify.annotations.Nullable;

/**
 * The tables of what receivers were told and are still to be told.
 */
final class SharedOutbox {

	private static final String SAVE_TOLD = "INSERT INTO monitoring_told (group_key, receiver, time, firing, resolved, "
			+ "expires, digest) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (digest) DO UPDATE SET time = excluded.time, "
			+ "firing = excluded.firing, resolved = excluded.resolved, expires = excluded.expires";

	private static final String SAVE_PENDING = "INSERT INTO monitoring_outbox (id, group_key, receiver, group_labels, "
			+ "alerts, reason, time, external_url, told_time, told_firing, told_resolved, told_expires, deadline, "
			+ "attempts, digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (digest) DO UPDATE SET "
			+ "id = excluded.id, group_labels = excluded.group_labels, alerts = excluded.alerts, "
			+ "reason = excluded.reason, time = excluded.time, external_url = excluded.external_url, "
			+ "told_time = excluded.told_time, told_firing = excluded.told_firing, "
			+ "told_resolved = excluded.told_resolved, told_expires = excluded.told_expires, "
			+ "deadline = excluded.deadline, attempts = excluded.attempts";

	private static final String SAVE_DELIVERY = "INSERT INTO monitoring_delivery (receiver, delivered_at) VALUES (?, ?) "
			+ "ON CONFLICT (receiver) DO UPDATE SET delivered_at = excluded.delivered_at";

	private static final String LATEST = "SELECT * FROM monitoring_notification ORDER BY sequence DESC LIMIT ?";

	private SharedOutbox() {
	}

	static String digest(Told told) {
		return Digest.of(told.groupKey(), told.receiver());
	}

	private static String digest(Notification notification) {
		return Digest.of(notification.groupKey(), notification.receiver());
	}

	private static @Nullable Object[] with(@Nullable Object[] values, String digest) {
		@Nullable Object[] all = Arrays.copyOf(values, values.length + 1);
		all[values.length] = digest;
		return all;
	}

	static void saveTold(Sql sql, Collection<Told> told) throws SQLException {
		sql.updateAll(SAVE_TOLD, told, (one) -> with(NotificationColumns.values(one), digest(one)));
	}

	static void savePending(Sql sql, Collection<PendingNotification> waiting) throws SQLException {
		sql.updateAll(SAVE_PENDING, waiting,
				(one) -> with(NotificationColumns.values(one), digest(one.notification())));
	}

	static void saveDeliveries(Sql sql, Map<String, Instant> deliveries) throws SQLException {
		sql.updateAll(SAVE_DELIVERY, deliveries.entrySet(),
				(entry) -> new @Nullable Object[] { entry.getKey(), entry.getValue() });
	}

	static void saveRecords(Sql sql, Collection<NotificationRecord> records) throws SQLException {
		sql.updateAll(NotificationColumns.SAVE_RECORD, records, NotificationColumns::values);
	}

	static void remove(Sql sql, Notification notification) throws SQLException {
		sql.update("DELETE FROM monitoring_outbox WHERE digest = ? AND id = ?", digest(notification),
				notification.id());
	}

	/** Nobody else changes these tables as long as the lease is held. */
	static void rewrite(Sql sql, Contents contents) throws SQLException {
		sql.update("DELETE FROM monitoring_outbox");
		savePending(sql, contents.waiting());
		saveTold(sql, contents.told());
		saveDeliveries(sql, contents.lastDeliveries());
	}

	static List<NotificationRecord> settled(Sql sql, int limit) throws SQLException {
		return sql.list(LATEST, NotificationColumns::record, limit);
	}

	static Contents load(Sql sql) throws SQLException {
		List<Told> told = new ArrayList<>(sql.list("SELECT * FROM monitoring_told ORDER BY time DESC LIMIT ?",
				NotificationColumns::told, Storage.LOG_ENTRIES));
		List<PendingNotification> waiting = sql.list("SELECT * FROM monitoring_outbox ORDER BY sequence",
				NotificationColumns::pending);
		List<NotificationRecord> settled = new ArrayList<>(settled(sql, Storage.EVENTS));
		Map<String, Instant> deliveries = new HashMap<>();
		sql.list("SELECT * FROM monitoring_delivery",
				(row) -> deliveries.put(row.text("receiver"), row.time("delivered_at")));
		Collections.reverse(told);
		Collections.reverse(settled);
		return new Contents(told, waiting, settled, deliveries);
	}

}
