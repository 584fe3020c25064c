package io.monitoring.engine;

import java.time.Instant;
import java.util.List;

import io.monitoring.alert.Alert;

/**
 * The replicas of an application, of which one tells receivers about the alerts of all.
 * Nothing here waits.
 */
public interface Fleet {

	/** A process that shares nothing and tells for itself. */
	Fleet ALONE = new Fleet() {

		@Override
		public FleetStatus status() {
			return FleetStatus.ALONE;
		}

		@Override
		public List<Alert> exchange(Instant now, List<Alert> own) {
			return List.of();
		}

	};

	/**
	 * Return who tells receivers.
	 * @return the status at this very moment
	 */
	FleetStatus status();

	/**
	 * Hand the alerts of this process to the one that tells receivers.
	 * @param now the time of the tick
	 * @param own all alerts of this process that fire or were resolved lately
	 * @return the alerts of the others, where this process is the one; empty elsewhere
	 */
	List<Alert> exchange(Instant now, List<Alert> own);

}
