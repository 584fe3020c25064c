package io.monitoring.slo;

import java.time.Instant;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * One life of the application, from its start to its end.
 *
 * @param startedAt when it started
 * @param seenAt when it was seen last
 * @param stopped whether it said that it stops
 * @param version version of the application, {@code null} where it is unknown
 * @param commit its commit, {@code null} where it is unknown
 */
public record Life(Instant startedAt, Instant seenAt, boolean stopped, @Nullable String version,
		@Nullable String commit) {

	static Life begin(Instant now, @Nullable String version, @Nullable String commit) {
		return new Life(now, now, false, version, commit);
	}

	Life seen(Instant now) {
		return new Life(this.startedAt, now, false, this.version, this.commit);
	}

	Life stoppedAt(Instant now) {
		return new Life(this.startedAt, now, true, this.version, this.commit);
	}

	boolean isOfSameVersion(Life other) {
		return Objects.equals(this.version, other.version) && Objects.equals(this.commit, other.commit);
	}

	/**
	 * Return the time between this life and the next one.
	 * @param next the next one
	 * @return the time in which nobody watched, {@code null} if there is none
	 */
	@Nullable Downtime downtimeBefore(Life next) {
		if (!next.startedAt().isAfter(this.seenAt)) {
			return null;
		}
		Downtime.Reason inOrder = isOfSameVersion(next) ? Downtime.Reason.PLANNED_STOP : Downtime.Reason.DEPLOY;
		return new Downtime(this.seenAt, next.startedAt(), this.stopped ? inOrder : Downtime.Reason.CRASH);
	}

}
