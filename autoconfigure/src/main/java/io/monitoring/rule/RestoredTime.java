package io.monitoring.rule;

import java.time.Duration;
import java.time.Instant;

import io.monitoring.alert.Alert;
import io.monitoring.alert.AlertState;

/**
 * When an alert that was pending before a restart is taken to have begun. The time while
 * the process was down does not count as held, and a rule with a long {@code for} does
 * not fire sooner than ten minutes after the restart, as in Prometheus.
 */
final class RestoredTime {

	/** Rules with a shorter {@code for} need no more time than they have left. */
	static final Duration GRACE = Duration.ofMinutes(10);

	private RestoredTime() {
	}

	/**
	 * Return when the alert began.
	 * @param alert the alert as it was kept
	 * @param holdDuration the {@code for} of its rule
	 * @param downAt the last tick before the restart
	 * @param now the present, not before that tick
	 * @return the instant from which the {@code for} counts
	 */
	static Instant activeAt(Alert alert, Duration holdDuration, Instant downAt, Instant now) {
		Duration remaining = holdDuration.minus(Duration.between(alert.activeAt(), downAt));
		if (alert.state() == AlertState.FIRING || remaining.isNegative() || remaining.isZero()) {
			return alert.activeAt();
		}
		if (holdDuration.compareTo(GRACE) >= 0 && remaining.compareTo(GRACE) < 0) {
			return now.plus(GRACE).minus(holdDuration);
		}
		return alert.activeAt().plus(Duration.between(downAt, now));
	}

}
