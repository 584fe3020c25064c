package io.monitoring.remote;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * How the server fares, as of the last tick.
 *
 * @param reachable whether it answers at all, {@code null} before the first tick
 * @param latency how long its last answer to the simplest question took
 * @param unanswered how many questions of the last whole tick it left unanswered, those
 * that were not asked among them
 * @param lastError what went wrong last, without secrets, {@code null} if nothing has
 * @param lastErrorAt when that was
 * @param lastSuccessAt when it answered last
 */
public record RemoteStatus(@Nullable Boolean reachable, Duration latency, int unanswered, @Nullable String lastError,
		@Nullable Instant lastErrorAt, @Nullable Instant lastSuccessAt) {

	static final RemoteStatus UNKNOWN = new RemoteStatus(null, Duration.ZERO, 0, null, null, null);

	RemoteStatus reached(Instant tick, Duration took) {
		return new RemoteStatus(true, took, this.unanswered, this.lastError, this.lastErrorAt, tick);
	}

	RemoteStatus missed(Instant tick, String error) {
		return new RemoteStatus(false, this.latency, this.unanswered, error, tick, this.lastSuccessAt);
	}

	RemoteStatus failed(Instant tick, String error) {
		return new RemoteStatus(this.reachable, this.latency, this.unanswered, error, tick, this.lastSuccessAt);
	}

	RemoteStatus withUnanswered(int count) {
		return new RemoteStatus(this.reachable, this.latency, count, this.lastError, this.lastErrorAt,
				this.lastSuccessAt);
	}

}
