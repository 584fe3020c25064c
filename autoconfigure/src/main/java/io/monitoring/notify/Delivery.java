package io.monitoring.notify;

import java.time.Instant;

import io.monitoring.notify.NotificationLog.Entry;
import org.jspecify.annotations.Nullable;

/**
 * A notification on its way, from the decision to send it until it arrives or is given
 * up. All but the attempt itself happens in the thread that calls the dispatcher.
 */
final class Delivery {

	private final AlertGroup group;

	private final ReceiverLane lane;

	private final Notification notification;

	private final GroupContent content;

	private final Entry entry;

	private Instant nextAttempt;

	private int attempts;

	private boolean submitted;

	Delivery(AlertGroup group, ReceiverLane lane, Notification notification, GroupContent content, Entry entry) {
		this.group = group;
		this.lane = lane;
		this.notification = notification;
		this.content = content;
		this.entry = entry;
		this.nextAttempt = notification.time();
	}

	AlertGroup group() {
		return this.group;
	}

	ReceiverLane lane() {
		return this.lane;
	}

	GroupContent content() {
		return this.content;
	}

	boolean isSubmitted() {
		return this.submitted;
	}

	boolean isDue(Instant now) {
		return !this.submitted && !this.nextAttempt.isAfter(now);
	}

	void submitted() {
		this.submitted = true;
		this.attempts++;
	}

	int attempts() {
		return this.attempts;
	}

	void retryAt(Instant time) {
		this.submitted = false;
		this.nextAttempt = time;
	}

	/**
	 * Send the notification and note that it was sent. Called by a thread of the
	 * executor.
	 * @param receiver who is told
	 * @param log where it is noted, only after the receiver has taken it
	 * @return what went wrong, or {@code null}
	 */
	@Nullable NotificationException attempt(Receiver receiver, NotificationLog log) {
		try {
			receiver.notifier().send(this.notification);
			log.put(this.notification.groupKey(), receiver.name(), this.entry);
			return null;
		}
		catch (NotificationException ex) {
			return ex;
		}
		catch (Throwable ex) {
			// Whatever it is, an attempt without an end would block its group for ever.
			// The
			// message of a foreign exception may hold a secret, such as the address.
			return new NotificationException(ex.getClass().getSimpleName(), ex instanceof Exception, null);
		}
	}

}
