package io.monitoring.notify;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What became of a notification.
 *
 * @param notification what was said
 * @param result where it is on its way
 * @param attempts number of attempts
 * @param settledAt when it was delivered, given up or replaced, {@code null} while it
 * waits
 * @param error what the last failed attempt met, without secrets, {@code null} without
 * one
 */
public record NotificationRecord(Notification notification, Result result, int attempts, @Nullable Instant settledAt,
		@Nullable String error) {

	/**
	 * Where a notification is on its way.
	 */
	public enum Result {

		/** Waits for its first or another attempt. */
		WAITING,

		/** The receiver has taken it. */
		DELIVERED,

		/** Given up: the receiver refused it, or the deadline passed. */
		ABANDONED,

		/** A newer notification about the same group took its place. */
		REPLACED

	}

}
