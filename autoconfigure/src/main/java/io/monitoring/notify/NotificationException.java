package io.monitoring.notify;

import java.time.Duration;

import io.monitoring.outbound.OutboundException;
import org.jspecify.annotations.Nullable;

/**
 * A notification that was not delivered. The message holds no secret and no text of the
 * receiver's answer.
 */
public class NotificationException extends OutboundException {

	/**
	 * Create the exception.
	 * @param message what went wrong, without secrets
	 * @param retryable whether another attempt makes sense
	 * @param retryAfter how long the receiver asks to wait, or {@code null}
	 */
	public NotificationException(String message, boolean retryable, @Nullable Duration retryAfter) {
		super(message, retryable, retryAfter);
	}

}
