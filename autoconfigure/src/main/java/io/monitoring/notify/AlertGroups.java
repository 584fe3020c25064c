package io.monitoring.notify;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.monitoring.alert.Alert;
import io.monitoring.alert.AlertState;
import io.monitoring.series.Labels;
import org.jspecify.annotations.Nullable;

/**
 * All groups, and which alert belongs into which.
 */
final class AlertGroups {

	private static final int MAX_GROUPS = 20_000;

	private final RouteNode root;

	private final NotificationLog log;

	private final Map<GroupId, AlertGroup> groups = new LinkedHashMap<>();

	/** Where the alerts of the last tick belong: their labels are the same for long. */
	private Map<Labels, List<GroupId>> routed = Map.of();

	/**
	 * Ends of alerts that were looked up in the log at the last tick, and at this one.
	 */
	private Set<Ending> lookedUp = Set.of();

	private Set<Ending> endings = new HashSet<>();

	private long refused;

	AlertGroups(RouteNode root, NotificationLog log) {
		this.root = root;
		this.log = log;
	}

	void accept(Instant now, List<Alert> alerts) {
		Map<Labels, List<GroupId>> current = new HashMap<>();
		for (Alert alert : alerts) {
			if (alert.state() != AlertState.PENDING) {
				List<GroupId> known = this.routed.get(alert.labels());
				List<GroupId> ids = (known != null) ? known : route(alert.labels());
				current.put(alert.labels(), ids);
				ids.forEach((id) -> accept(now, alert, id));
			}
		}
		this.routed = current;
		this.lookedUp = this.endings;
		this.endings = new HashSet<>();
	}

	private List<GroupId> route(Labels alert) {
		return this.root.told(alert).stream().map((route) -> new GroupId(route, route.groupLabels(alert))).toList();
	}

	/**
	 * The end of an alert matters only to a receiver that knows of the alert: from its
	 * group, or after a restart from the log.
	 */
	private void accept(Instant now, Alert alert, GroupId id) {
		AlertGroup group = this.groups.get(id);
		boolean known = group != null && group.find(alert.labels()) != null;
		if (alert.state() == AlertState.RESOLVED && !known && !wasTold(id, alert, now)) {
			return;
		}
		AlertGroup target = (group != null) ? group : create(id, now);
		if (target != null) {
			target.put(alert, now);
		}
	}

	/** Rules hand over an end for a while: once is often enough to ask the log. */
	private boolean wasTold(GroupId id, Alert alert, Instant now) {
		Ending ending = new Ending(id, alert.labels(), alert.since());
		this.endings.add(ending);
		if (this.lookedUp.contains(ending)) {
			return false;
		}
		NotificationLog.Entry entry = this.log.find(id.route().groupKey(id.labels()), id.route().receiver(), now);
		return entry != null && entry.firing().contains(alert.fingerprint());
	}

	private @Nullable AlertGroup create(GroupId id, Instant now) {
		if (this.groups.size() >= MAX_GROUPS) {
			this.refused++;
			return null;
		}
		AlertGroup group = new AlertGroup(id.route(), id.labels(), id.route().groupKey(id.labels()), now);
		this.groups.put(id, group);
		return group;
	}

	/**
	 * Rebuild the group of a notification that waited when the process ended.
	 * @param notification the notification
	 * @param now the present
	 * @return the group, or {@code null} if the routes have changed or it was an exercise
	 */
	@Nullable AlertGroup restore(Notification notification, Instant now) {
		AlertGroup group = null;
		for (Alert alert : notification.alerts()) {
			for (GroupId id : route(alert.labels())) {
				if (id.route().receiver().equals(notification.receiver())
						&& id.route().groupKey(id.labels()).equals(notification.groupKey())) {
					AlertGroup known = this.groups.get(id);
					group = (known != null) ? known : create(id, now);
					if (group != null) {
						group.put(alert, now);
					}
				}
			}
		}
		return group;
	}

	Collection<AlertGroup> all() {
		return this.groups.values();
	}

	void clear() {
		this.groups.clear();
		this.lookedUp = Set.of();
	}

	void removeFinished() {
		this.groups.values().removeIf(AlertGroup::isFinished);
	}

	int size() {
		return this.groups.size();
	}

	long refused() {
		return this.refused;
	}

	private record GroupId(RouteNode route, Labels labels) {

	}

	private record Ending(GroupId group, Labels alert, Instant at) {

	}

}
