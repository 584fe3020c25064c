package io.monitoring.engine;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.monitoring.slo.SloTrackers;

/**
 * What is known from before the start, beside alerts, and who starts now.
 *
 * @param gate says when it can be read
 * @param objectives what is remembered of objectives
 * @param version version of the application, {@code null} where it is unknown
 * @param commit abbreviated commit of the application, {@code null} where it is unknown
 */
public record Past(Gate gate, SloTrackers.Memory objectives, @Nullable String version, @Nullable String commit) {

	/** Nothing is known. */
	public static final Past NONE = new Past((patience) -> true, SloTrackers.Memory.NONE, null, null);

	/**
	 * Says when what was kept can be read.
	 */
	@FunctionalInterface
	public interface Gate {

		/**
		 * Wait until it can be read.
		 * @param patience how long to wait
		 * @return {@code false} if it cannot be read yet, which may change later
		 */
		boolean await(Duration patience);

	}

}
