package io.monitoring.notify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.monitoring.alert.Alert;
import io.monitoring.alert.AlertState;
import io.monitoring.series.Labels;
import org.jspecify.annotations.Nullable;

/**
 * The alerts of a group that are to be told at the moment of a flush.
 *
 * @param alerts the alerts in the order of their labels
 * @param firing fingerprints of those that fire
 * @param resolved fingerprints of those that were resolved
 */
record GroupContent(List<Alert> alerts, Set<String> firing, Set<String> resolved) {

	static GroupContent of(List<Alert> alerts) {
		Set<String> firing = new HashSet<>();
		Set<String> resolved = new HashSet<>();
		for (Alert alert : alerts) {
			((alert.state() == AlertState.FIRING) ? firing : resolved).add(alert.fingerprint());
		}
		return new GroupContent(List.copyOf(alerts), firing, resolved);
	}

	boolean isEmpty() {
		return this.alerts.isEmpty();
	}

	/**
	 * Return the content for a receiver that has not heard yet what was decided earlier:
	 * it has to hear of every alert of that, too, even if one is hidden by now.
	 * @param earlier what waits for the receiver
	 * @param group where the present state of those alerts is found
	 * @return the content
	 */
	GroupContent covering(Notification earlier, AlertGroup group) {
		Map<Labels, Alert> all = new TreeMap<>();
		for (Alert alert : earlier.alerts()) {
			Alert current = group.find(alert.labels());
			all.put(alert.labels(), (current != null) ? current : alert);
		}
		this.alerts.forEach((alert) -> all.put(alert.labels(), alert));
		return (all.size() > this.alerts.size()) ? of(List.copyOf(all.values())) : this;
	}

	/**
	 * Return what a receiver gets to read that does not want to know of the end of
	 * alerts.
	 * @param earlier what waits for it, or {@code null}
	 * @return the alerts that fire, and those of which it should have heard before they
	 * ended
	 */
	List<Alert> withoutEnds(@Nullable Notification earlier) {
		Map<Labels, Alert> unheard = new HashMap<>();
		if (earlier != null) {
			earlier.alerts().forEach((alert) -> unheard.put(alert.labels(), alert));
		}
		List<Alert> readable = new ArrayList<>();
		for (Alert alert : this.alerts) {
			Alert shown = (alert.state() == AlertState.FIRING) ? alert : unheard.get(alert.labels());
			if (shown != null) {
				readable.add(shown);
			}
		}
		return readable;
	}

}
