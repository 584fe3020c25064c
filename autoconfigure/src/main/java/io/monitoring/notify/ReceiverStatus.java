package io.monitoring.notify;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * How deliveries to a receiver fare.
 *
 * @param receiver name of the receiver
 * @param sent number of notifications that it has taken
 * @param failed number of attempts that failed
 * @param lastError message of the last failure, without secrets, {@code null} without one
 * @param lastErrorAt tick at which the last failure was noted, {@code null} without one
 * @param lastSuccessAt tick at which the last success was noted, {@code null} without one
 */
public record ReceiverStatus(String receiver, long sent, long failed, @Nullable String lastError,
		@Nullable Instant lastErrorAt, @Nullable Instant lastSuccessAt) {

}
