package io.monitoring.slo;

import java.time.Instant;

/**
 * An objective that was defined while the application ran.
 *
 * @param name its name
 * @param definition its definition, JSON
 * @param version counts up with every change, from 1 on
 * @param updatedBy who changed it last
 * @param updatedAt when it was changed last
 */
public record StoredObjective(String name, String definition, long version, String updatedBy, Instant updatedAt) {
}
