package io.monitoring.notify;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A log that never notes the end of a notification, as if the process had died just
 * before.
 */
class ForgetfulLog implements NotificationLog {

	private final NotificationLog target;

	ForgetfulLog(NotificationLog target) {
		this.target = target;
	}

	@Override
	public @Nullable Entry find(String groupKey, String receiver, Instant now) {
		return this.target.find(groupKey, receiver, now);
	}

	@Override
	public void put(String groupKey, String receiver, Entry entry) {
		this.target.put(groupKey, receiver, entry);
	}

	@Override
	public void enqueue(List<PendingNotification> notifications) {
		this.target.enqueue(notifications);
	}

	@Override
	public void failed(PendingNotification notification, @Nullable String error) {
		this.target.failed(notification, error);
	}

	@Override
	public void settle(PendingNotification notification, NotificationRecord.Result result, Instant time,
			@Nullable String error) {
		// The process is dead.
	}

	@Override
	public List<PendingNotification> pending() {
		return this.target.pending();
	}

	@Override
	public List<NotificationRecord> recent(int limit) {
		return this.target.recent(limit);
	}

	@Override
	public Map<String, Instant> lastDeliveries() {
		return this.target.lastDeliveries();
	}

}
