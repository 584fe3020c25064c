package io.monitoring.storage;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;

import io.monitoring.alert.Alert;
import io.monitoring.notify.MemoryNotificationLog.Told;
import io.monitoring.notify.Notification;
import io.monitoring.notify.NotificationLog.Entry;
import io.monitoring.notify.NotificationReason;
import io.monitoring.notify.NotificationRecord;
import io.monitoring.notify.PendingNotification;
import org.jspecify.annotations.Nullable;

/**
 * The columns that notifications take, and what was told with them.
 */
final class NotificationColumns {

	static final String SAVE_PENDING = "INSERT OR REPLACE INTO monitoring_outbox (id, group_key, receiver, group_labels, "
			+ "alerts, reason, time, external_url, told_time, told_firing, told_resolved, told_expires, deadline, "
			+ "attempts) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

	static final String SAVE_RECORD = "INSERT INTO monitoring_notification (id, group_key, receiver, group_labels, "
			+ "alerts, reason, time, external_url, result, attempts, settled_at, error) "
			+ "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

	static final String SAVE_TOLD = "INSERT OR REPLACE INTO monitoring_told (group_key, receiver, time, firing, resolved, "
			+ "expires) VALUES (?, ?, ?, ?, ?, ?)";

	/** The history of a storm would otherwise be mostly the same alerts. */
	static final int MAX_ALERTS = 100;

	private NotificationColumns() {
	}

	static @Nullable Object[] values(Told told) {
		Entry entry = told.entry();
		return new @Nullable Object[] { told.groupKey(), told.receiver(), entry.time(), Json.write(entry.firing()),
				Json.write(entry.resolved()), entry.expires() };
	}

	static Told told(Row row) throws SQLException, RowException {
		return new Told(row.text("group_key"), row.text("receiver"), entry(row, ""));
	}

	private static Entry entry(Row row, String prefix) throws SQLException, RowException {
		return new Entry(row.time(prefix + "time"), new HashSet<>(Json.list(row.text(prefix + "firing"))),
				new HashSet<>(Json.list(row.text(prefix + "resolved"))), row.time(prefix + "expires"));
	}

	static @Nullable Object[] values(PendingNotification pending) {
		Notification notification = pending.notification();
		Entry told = pending.told();
		return new @Nullable Object[] { notification.id(), notification.groupKey(), notification.receiver(),
				Json.write(notification.groupLabels()), Json.writeAlerts(notification.alerts()),
				Json.write(notification.reason()), notification.time(), notification.externalUrl(), told.time(),
				Json.write(told.firing()), Json.write(told.resolved()), told.expires(), pending.deadline(),
				pending.attempts() };
	}

	static PendingNotification pending(Row row) throws SQLException, RowException {
		return new PendingNotification(notification(row), entry(row, "told_"), row.time("deadline"),
				Math.toIntExact(row.number("attempts")));
	}

	static @Nullable Object[] values(NotificationRecord record) {
		Notification notification = record.notification();
		List<Alert> alerts = notification.alerts();
		return new @Nullable Object[] { notification.id(), notification.groupKey(), notification.receiver(),
				Json.write(notification.groupLabels()),
				Json.writeAlerts(alerts.subList(0, Math.min(MAX_ALERTS, alerts.size()))),
				Json.write(notification.reason()), notification.time(), notification.externalUrl(),
				Json.write(record.result()), record.attempts(), record.settledAt(), record.error() };
	}

	static NotificationRecord record(Row row) throws SQLException, RowException {
		return new NotificationRecord(notification(row), row.constant(NotificationRecord.Result.class, "result"),
				Math.toIntExact(row.number("attempts")), row.optionalTime("settled_at"), row.optionalText("error"));
	}

	private static Notification notification(Row row) throws SQLException, RowException {
		return new Notification(row.text("id"), row.text("group_key"), row.text("receiver"),
				Json.labels(row.text("group_labels")), Json.alerts(row.text("alerts")),
				row.constant(NotificationReason.class, "reason"), row.time("time"), row.text("external_url"));
	}

}
