package io.monitoring.notify.alertmanager;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.monitoring.alert.Alert;
import io.monitoring.alert.AlertState;
import io.monitoring.series.Labels;
import org.jspecify.annotations.Nullable;

/**
 * Decides which alerts are due: at once when one begins to fire or is resolved, and again
 * when more than a minute has passed, for fifteen minutes after it was resolved.
 */
final class ResendSchedule {

	static final Duration RESEND_DELAY = Duration.ofMinutes(1);

	private static final Duration RESOLVED_RETENTION = Duration.ofMinutes(15);

	private Map<Labels, Instant> sent = new HashMap<>();

	/**
	 * Return the alerts that are due and count them as sent.
	 * @param now the present
	 * @param alerts all alerts; what is not among them is forgotten
	 * @return the alerts to send
	 */
	List<Alert> due(Instant now, List<Alert> alerts) {
		Map<Labels, Instant> known = new HashMap<>();
		List<Alert> due = new ArrayList<>();
		for (Alert alert : alerts) {
			Instant last = this.sent.get(alert.labels());
			if (needsSending(alert, last, now)) {
				due.add(alert);
				last = now;
			}
			if (last != null) {
				known.put(alert.labels(), last);
			}
		}
		this.sent = known;
		return due;
	}

	private static boolean needsSending(Alert alert, @Nullable Instant last, Instant now) {
		if (alert.state() == AlertState.PENDING) {
			return false;
		}
		Instant resolvedAt = alert.resolvedAt();
		if (resolvedAt != null && resolvedAt.plus(RESOLVED_RETENTION).isBefore(now)) {
			return false;
		}
		return last == null || alert.since().isAfter(last) || last.plus(RESEND_DELAY).isBefore(now);
	}

}
