package io.monitoring.rule;

import java.time.Duration;
import java.time.Instant;

import io.monitoring.alert.Alert;
import io.monitoring.alert.AlertState;
import org.jspecify.annotations.Nullable;

/**
 * The life of one alert. It is changed only by the thread that evaluates.
 */
final class TrackedAlert {

	private AlertElement element;

	private AlertState state = AlertState.PENDING;

	private final Instant activeAt;

	private @Nullable Instant firedAt;

	private @Nullable Instant resolvedAt;

	private @Nullable Instant keepFiringSince;

	private @Nullable Alert snapshot;

	TrackedAlert(AlertElement element, Instant activeAt) {
		this.element = element;
		this.activeAt = activeAt;
	}

	AlertState state() {
		return this.state;
	}

	boolean isActive() {
		return this.state != AlertState.RESOLVED;
	}

	Instant activeAt() {
		return this.activeAt;
	}

	/** The condition holds at this evaluation. */
	void observe(AlertElement latest) {
		this.keepFiringSince = null;
		if (!latest.equals(this.element)) {
			this.element = latest;
			this.snapshot = null;
		}
	}

	/**
	 * The condition does not hold at this evaluation.
	 * @param time time of the evaluation
	 * @param keepFiringFor how long the alert fires nevertheless
	 * @return {@code true} if the alert was pending or its resolution was kept long
	 * enough, so that nothing remains of it
	 */
	boolean miss(Instant time, Duration keepFiringFor) {
		if (this.state == AlertState.PENDING) {
			return true;
		}
		if (this.resolvedAt != null) {
			return time.isAfter(this.resolvedAt.plus(AlertTracker.RESOLVED_RETENTION));
		}
		if (this.keepFiringSince == null) {
			this.keepFiringSince = time;
		}
		if (!time.isBefore(this.keepFiringSince.plus(keepFiringFor))) {
			this.state = AlertState.RESOLVED;
			this.resolvedAt = time;
			this.snapshot = null;
		}
		return false;
	}

	/**
	 * Move between pending and firing.
	 * @param time time of the evaluation
	 * @param holdDuration how long the condition has to hold; a reload may have raised it
	 */
	void hold(Instant time, Duration holdDuration) {
		boolean held = !time.isBefore(this.activeAt.plus(holdDuration));
		if (held == (this.state == AlertState.FIRING)) {
			return;
		}
		this.state = held ? AlertState.FIRING : AlertState.PENDING;
		this.firedAt = held ? time : null;
		this.snapshot = null;
	}

	Alert toAlert() {
		Alert alert = this.snapshot;
		if (alert == null) {
			alert = new Alert(this.element.labels(), this.element.annotations(), this.state, this.element.value(),
					this.activeAt, this.firedAt, this.resolvedAt);
			this.snapshot = alert;
		}
		return alert;
	}

}
