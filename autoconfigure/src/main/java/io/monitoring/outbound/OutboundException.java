package io.monitoring.outbound;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * A request that was not answered with success. The message holds no secret and no text
 * of the answer.
 */
public class OutboundException extends RuntimeException {

	private final boolean retryable;

	private final @Nullable Duration retryAfter;

	/**
	 * Create the exception.
	 * @param message what went wrong, without secrets
	 * @param retryable whether another attempt makes sense
	 * @param retryAfter how long the server asks to wait, or {@code null}
	 */
	public OutboundException(String message, boolean retryable, @Nullable Duration retryAfter) {
		super(message);
		this.retryable = retryable;
		this.retryAfter = retryAfter;
	}

	public boolean isRetryable() {
		return this.retryable;
	}

	public @Nullable Duration retryAfter() {
		return this.retryAfter;
	}

}
