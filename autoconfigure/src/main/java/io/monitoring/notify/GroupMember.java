package io.monitoring.notify;

import java.time.Duration;
import java.time.Instant;

import io.monitoring.alert.Alert;
import io.monitoring.alert.AlertState;
import org.jspecify.annotations.Nullable;

/**
 * An alert in a group.
 */
final class GroupMember {

	/** How long the end of an alert is kept for a receiver that cannot be told. */
	private static final Duration RESOLVED_DEADLINE = Duration.ofHours(24);

	private Alert alert;

	private Instant seen;

	private boolean told;

	GroupMember(Alert alert, Instant seen) {
		this.alert = alert;
		this.seen = seen;
	}

	Alert alert() {
		return this.alert;
	}

	void update(Alert current, Instant now) {
		this.alert = current;
		this.seen = now;
	}

	/**
	 * Return whether the receiver has heard that the alert fires.
	 * @return {@code true} if it was told once
	 */
	boolean isTold() {
		return this.told;
	}

	void noteTold(NotificationLog.@Nullable Entry entry) {
		if (!this.told && entry != null) {
			this.told = entry.firing().contains(this.alert.fingerprint());
		}
	}

	boolean isForgotten(Instant now) {
		Instant resolvedAt = this.alert.resolvedAt();
		return resolvedAt != null && resolvedAt.isBefore(now.minus(RESOLVED_DEADLINE));
	}

	/**
	 * Resolve an alert of which nothing was heard: its rule was removed or its state
	 * lost.
	 * @param bound when it must have been heard of
	 * @param now the present
	 */
	void expire(Instant bound, Instant now) {
		if (this.alert.state() == AlertState.FIRING && !this.seen.isAfter(bound)) {
			this.alert = new Alert(this.alert.labels(), this.alert.annotations(), AlertState.RESOLVED,
					this.alert.value(), this.alert.activeAt(), this.alert.firedAt(), now);
		}
	}

}
