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

	/** Until then absence may only mean that samples are missing after a restart. */
	private Instant awaitedUntil = Instant.MIN;

	private @Nullable Alert snapshot;

	TrackedAlert(AlertElement element, Instant activeAt) {
		this.element = element;
		this.activeAt = activeAt;
	}

	/**
	 * Go on with an alert of an earlier process.
	 * @param saved the alert as it was kept, not resolved
	 * @param activeAt when its condition is taken to have begun
	 * @param awaitedUntil until when its absence does not count
	 * @return the alert
	 */
	static TrackedAlert restored(SavedAlert saved, Instant activeAt, Instant awaitedUntil) {
		Alert alert = saved.alert();
		TrackedAlert tracked = new TrackedAlert(new AlertElement(alert.labels(), alert.value(), alert.annotations()),
				activeAt);
		tracked.state = alert.state();
		tracked.firedAt = alert.firedAt();
		tracked.keepFiringSince = saved.keepFiringSince();
		tracked.awaitedUntil = awaitedUntil;
		return tracked;
	}

	AlertState state() {
		return this.state;
	}

	@Nullable Instant keepFiringSince() {
		return this.keepFiringSince;
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
		if (this.resolvedAt == null && this.keepFiringSince == null && time.isBefore(this.awaitedUntil)) {
			return false;
		}
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
	 * End the alert, whatever it waits for.
	 * @param time the present
	 * @return {@code true} if nothing remains of it
	 */
	boolean end(Instant time) {
		this.awaitedUntil = Instant.MIN;
		return miss(time, Duration.ZERO);
	}

	/**
	 * Move between pending and firing.
	 * @param time time of the evaluation
	 * @param holdDuration how long the condition has to hold; it may have been raised by
	 * a restart
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
