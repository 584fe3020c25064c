package io.monitoring.engine;

import org.jspecify.annotations.Nullable;

/**
 * Which replica tells receivers.
 *
 * @param shared whether there may be other replicas
 * @param instance name of this process among the replicas, empty where nothing is shared
 * @param leading whether this process is the one that tells
 * @param leader name of the one that tells, {@code null} while nobody knows
 * @param epoch rises each time another process, or the same one again, begins to tell
 */
public record FleetStatus(boolean shared, String instance, boolean leading, @Nullable String leader, long epoch) {

	/** The status of a process that shares nothing. */
	public static final FleetStatus ALONE = new FleetStatus(false, "", true, null, 0);

}
