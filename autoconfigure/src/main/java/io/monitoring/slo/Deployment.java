package io.monitoring.slo;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A version of the application that ran.
 *
 * @param version its version
 * @param commit abbreviated commit that it was built from, {@code null} where it is
 * unknown
 * @param startedAt when it was started first
 */
public record Deployment(String version, @Nullable String commit, Instant startedAt) {
}
