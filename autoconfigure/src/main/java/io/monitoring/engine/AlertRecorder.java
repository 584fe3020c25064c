package io.monitoring.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.monitoring.alert.Alert;
import io.monitoring.alert.AlertEvent;
import io.monitoring.alert.AlertHistory;
import io.monitoring.alert.AlertState;
import io.monitoring.rule.RuleStatus;
import io.monitoring.series.Labels;

/**
 * Writes the history of alerts: compares what the rules found with what they found at the
 * tick before.
 */
final class AlertRecorder {

	private final AlertHistory history;

	private Map<Key, Alert> known;

	/**
	 * Create a recorder.
	 * @param history where events are kept
	 * @param statuses what is known of the rules, restored alerts among it, which are no
	 * news
	 */
	AlertRecorder(AlertHistory history, List<RuleStatus> statuses) {
		this.history = history;
		this.known = index(statuses);
	}

	private static Map<Key, Alert> index(List<RuleStatus> statuses) {
		Map<Key, Alert> index = new HashMap<>();
		for (RuleStatus status : statuses) {
			status.alerts().forEach((alert) -> index.put(new Key(status.group(), alert.labels()), alert));
		}
		return index;
	}

	/**
	 * Keep what has changed.
	 * @param time the time of the tick
	 * @param statuses what the rules found
	 */
	void record(Instant time, List<RuleStatus> statuses) {
		Map<Key, Alert> current = index(statuses);
		List<AlertEvent> events = new ArrayList<>();
		current.forEach((key, alert) -> {
			Alert before = this.known.remove(key);
			AlertState previous = (before != null) ? before.state() : null;
			boolean ended = alert.state() == AlertState.RESOLVED;
			if (alert.state() != previous && !(ended && previous == null)) {
				events.add(new AlertEvent(time, key.group(), alert, previous));
			}
		});
		this.known.forEach((key, alert) -> {
			if (alert.state() != AlertState.RESOLVED) {
				events.add(new AlertEvent(time, key.group(), ended(alert, time), alert.state()));
			}
		});
		this.known = current;
		if (!events.isEmpty()) {
			this.history.add(events);
		}
	}

	/**
	 * A pending alert whose condition ended, or one whose rule was switched off, is gone.
	 */
	private static Alert ended(Alert alert, Instant time) {
		return new Alert(alert.labels(), alert.annotations(), AlertState.RESOLVED, alert.value(), alert.activeAt(),
				alert.firedAt(), time);
	}

	private record Key(String group, Labels labels) {

	}

}
