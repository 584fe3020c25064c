package io.monitoring.notify;

import java.time.Instant;

/**
 * A notification that was decided but not delivered yet.
 *
 * @param notification what is to be said
 * @param told what its receiver will have been told once it is delivered
 * @param deadline after this instant it is given up
 * @param attempts number of attempts so far
 */
public record PendingNotification(Notification notification, NotificationLog.Entry told, Instant deadline,
		int attempts) {

}
