package io.monitoring.notify;

import java.time.Duration;
import java.time.Instant;

import io.monitoring.notify.NotificationLog.Entry;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a receiver has to be told about a group, from what it was told last.
 */
final class Deduplication {

	private final Receiver receiver;

	private final Duration repeatInterval;

	Deduplication(Receiver receiver, Duration repeatInterval) {
		this.receiver = receiver;
		this.repeatInterval = repeatInterval;
	}

	/**
	 * Decide. That everything was resolved counts even for a receiver that does not want
	 * to know, because the log has to forget what fired.
	 * @param told what was told last, or {@code null}
	 * @param content the group
	 * @param now the present
	 * @return why the receiver has to be told, or {@code null} if it has not
	 */
	@Nullable NotificationReason decide(@Nullable Entry told, GroupContent content, Instant now) {
		if (told == null) {
			return content.firing().isEmpty() ? null : NotificationReason.FIRST;
		}
		if (!told.firing().containsAll(content.firing())) {
			return told.firing().isEmpty() ? NotificationReason.FIRST : NotificationReason.NEW_ALERTS;
		}
		if (content.firing().isEmpty()) {
			return told.firing().isEmpty() ? null : NotificationReason.ALL_RESOLVED;
		}
		if (this.receiver.sendResolved() && !told.resolved().containsAll(content.resolved())) {
			return NotificationReason.SOME_RESOLVED;
		}
		return now.isBefore(told.time().plus(this.repeatInterval)) ? null : NotificationReason.REPEAT;
	}

}
