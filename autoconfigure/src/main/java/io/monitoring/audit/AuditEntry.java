package io.monitoring.audit;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A change that somebody made or was refused.
 *
 * @param time when
 * @param who name of the user, {@code anonymous} where nobody knows
 * @param address where the request came from
 * @param action what was asked for, such as {@code PUT sla/objectives/checkout}
 * @param status the HTTP status of the answer
 * @param before what was there before, {@code null} where there was nothing
 * @param after what is there now, {@code null} where there is nothing, or why it was
 * refused
 */
public record AuditEntry(Instant time, String who, String address, String action, int status, @Nullable String before,
		@Nullable String after) {
}
