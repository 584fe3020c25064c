package io.monitoring.notify;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.monitoring.alert.Alert;
import io.monitoring.alert.AlertState;

/**
 * The alerts of a group at the moment of a flush.
 *
 * @param alerts the alerts in the order of their labels
 * @param firing fingerprints of those that fire
 * @param resolved fingerprints of those that were resolved
 */
record GroupContent(List<Alert> alerts, Set<String> firing, Set<String> resolved) {

	static GroupContent of(List<Alert> alerts) {
		Set<String> firing = new TreeSet<>();
		Set<String> resolved = new TreeSet<>();
		for (Alert alert : alerts) {
			((alert.state() == AlertState.FIRING) ? firing : resolved).add(alert.fingerprint());
		}
		return new GroupContent(List.copyOf(alerts), firing, resolved);
	}

	List<Alert> firingAlerts() {
		return this.alerts.stream().filter((alert) -> alert.state() == AlertState.FIRING).toList();
	}

}
