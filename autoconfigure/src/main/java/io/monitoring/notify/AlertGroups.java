package io.monitoring.notify;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.monitoring.alert.Alert;
import io.monitoring.alert.AlertState;
import io.monitoring.series.Labels;

/**
 * All groups, and which alert belongs into which.
 */
final class AlertGroups {

	private final RouteNode root;

	private final NotificationLog log;

	private final Map<GroupId, AlertGroup> groups = new LinkedHashMap<>();

	AlertGroups(RouteNode root, NotificationLog log) {
		this.root = root;
		this.log = log;
	}

	void accept(Instant now, List<Alert> alerts) {
		for (Alert alert : alerts) {
			if (alert.state() != AlertState.PENDING) {
				for (RouteNode route : this.root.match(alert.labels())) {
					if (!route.isNobody()) {
						accept(now, alert, route);
					}
				}
			}
		}
	}

	/**
	 * The end of an alert matters only to a receiver that knows of the alert: from its
	 * group, or after a restart from the log.
	 */
	private void accept(Instant now, Alert alert, RouteNode route) {
		GroupId id = new GroupId(route, route.groupLabels(alert.labels()));
		AlertGroup group = this.groups.get(id);
		boolean known = group != null && group.holds(alert.labels());
		if (alert.state() == AlertState.RESOLVED && !known && !wasTold(id, alert, now)) {
			return;
		}
		if (group == null) {
			group = new AlertGroup(route, id.labels(), route.groupKey(id.labels()), now);
			this.groups.put(id, group);
		}
		group.put(alert, now);
	}

	private boolean wasTold(GroupId id, Alert alert, Instant now) {
		NotificationLog.Entry entry = this.log.find(id.route().groupKey(id.labels()), id.route().receiver(), now);
		return entry != null && entry.firing().contains(alert.fingerprint());
	}

	Collection<AlertGroup> all() {
		return this.groups.values();
	}

	void removeFinished() {
		this.groups.values().removeIf(AlertGroup::isFinished);
	}

	int size() {
		return this.groups.size();
	}

	private record GroupId(RouteNode route, Labels labels) {

	}

}
