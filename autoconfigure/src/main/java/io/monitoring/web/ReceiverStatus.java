package io.monitoring.web;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * How a receiver of notifications fares.
 *
 * @param name name of the receiver
 * @param delivered number of notifications delivered
 * @param failed number of notifications given up
 * @param lastDelivery when one was delivered last, {@code null} before the first
 * @param lastError what the last failure said, {@code null} without one; it must not hold
 * an address or a secret
 */
public record ReceiverStatus(String name, long delivered, long failed, @Nullable Instant lastDelivery,
		@Nullable String lastError) {

}
