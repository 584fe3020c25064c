package io.monitoring.notify;

import io.monitoring.outbound.RequestHeaders;

/**
 * Headers of the requests that carry notifications.
 */
public final class NotificationHeaders {

	private NotificationHeaders() {
	}

	/**
	 * Return the headers of a notification as JSON, with an identity by which the
	 * receiver can tell a repeated attempt.
	 * @param notification the notification
	 * @return content type and identity
	 */
	public static RequestHeaders json(Notification notification) {
		return RequestHeaders.JSON.with("Idempotency-Key", notification.id());
	}

}
