package io.monitoring.slo;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Remembers when the application ran, and in which version.
 */
public interface LifeLog {

	/** Remembers nothing. */
	LifeLog NONE = new LifeLog() {

		@Override
		public void start(Instant now, @Nullable String version, @Nullable String commit) {
		}

		@Override
		public void beat(Instant now) {
		}

		@Override
		public void stop(Instant now) {
		}

		@Override
		public List<Downtime> downtimes(Instant since) {
			return List.of();
		}

		@Override
		public List<Deployment> deployments(Instant since) {
			return List.of();
		}

	};

	/**
	 * Say that the application starts. The time since it was seen last is booked as
	 * downtime, by what is known of its end.
	 * @param now the present
	 * @param version version of the application, {@code null} where it is unknown
	 * @param commit its commit, {@code null} where it is unknown
	 */
	void start(Instant now, @Nullable String version, @Nullable String commit);

	/**
	 * Say that the application is alive, at every tick.
	 * @param now the present
	 */
	void beat(Instant now);

	/**
	 * Say that the application stops in order.
	 * @param now the present
	 */
	void stop(Instant now);

	/**
	 * Return when nobody watched.
	 * @param since downtimes that ended before are left out
	 * @return the downtimes, oldest first
	 */
	List<Downtime> downtimes(Instant since);

	/**
	 * Return which versions ran.
	 * @param since versions that were replaced before are left out
	 * @return the versions, oldest first
	 */
	List<Deployment> deployments(Instant since);

}
