package io.monitoring.rule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.monitoring.alert.Alert;
import io.monitoring.alert.AlertState;
import io.monitoring.series.Labels;

/**
 * Alerts from before a restart that have ended and belong to no rule any more, or to one
 * that began anew: their end is told for as long as that of any alert.
 */
final class ResolvedRemains {

	private final Map<Labels, SavedAlert> alerts = new LinkedHashMap<>();

	private Instant until = Instant.MIN;

	/**
	 * Add an alert, as ended now unless it had ended before.
	 * @param saved the alert as it was kept
	 * @param now the present
	 */
	void add(SavedAlert saved, Instant now) {
		Alert alert = saved.alert();
		Instant end = (alert.resolvedAt() != null) ? alert.resolvedAt() : now;
		Alert ended = new Alert(alert.labels(), alert.annotations(), AlertState.RESOLVED, alert.value(),
				alert.activeAt(), alert.firedAt(), end);
		this.alerts.put(alert.labels(), new SavedAlert(saved.group(), saved.rule(), ended, null));
		this.until = now.plus(AlertTracker.RESOLVED_RETENTION);
	}

	void expire(Instant now) {
		if (now.isAfter(this.until)) {
			this.alerts.clear();
		}
	}

	/**
	 * Return the alerts that are not told otherwise.
	 * @param told labels of alerts that rules tell
	 * @return the others
	 */
	List<SavedAlert> without(Set<Labels> told) {
		List<SavedAlert> others = new ArrayList<>();
		this.alerts.forEach((labels, saved) -> {
			if (!told.contains(labels)) {
				others.add(saved);
			}
		});
		return others;
	}

	boolean isEmpty() {
		return this.alerts.isEmpty();
	}

}
