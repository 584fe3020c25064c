package io.monitoring.web.alertmanager;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.monitoring.notify.AlertDisposition;
import org.jspecify.annotations.Nullable;

/**
 * Tells the alerts of the last tick, one by one and in the groups in which they are told.
 */
final class AlertsEndpoint {

	private final AlertmanagerSource source;

	AlertsEndpoint(AlertmanagerSource source) {
		this.source = source;
	}

	AlertmanagerAnswer alerts(@Nullable String query) {
		AlertSelection selection = AlertSelection.of(query);
		Instant lastTick = this.source.lastTick().get();
		return AlertmanagerAnswer.ok(this.source.alerts()
			.get()
			.stream()
			.filter(selection::includes)
			.filter((alert) -> selection.includesOneOf(alert.receivers()))
			.map((alert) -> AlertView.of(alert, lastTick))
			.sorted(Comparator.comparing(AlertView::fingerprint))
			.toList());
	}

	AlertmanagerAnswer groups(@Nullable String query) {
		AlertSelection selection = AlertSelection.of(query);
		Map<String, Group> groups = new TreeMap<>();
		for (AlertDisposition alert : this.source.alerts().get()) {
			if (selection.includes(alert)) {
				addTo(groups, alert, selection);
			}
		}
		Instant lastTick = this.source.lastTick().get();
		return AlertmanagerAnswer.ok(groups.values().stream().map((group) -> group.view(lastTick)).toList());
	}

	/** The n-th group is told to the n-th receiver: both belong to the n-th route. */
	private static void addTo(Map<String, Group> groups, AlertDisposition alert, AlertSelection selection) {
		int routes = Math.min(alert.groupKeys().size(), alert.receivers().size());
		for (int i = 0; i < routes; i++) {
			String key = alert.groupKeys().get(i);
			String receiver = alert.receivers().get(i);
			if (selection.includesReceiver(receiver)) {
				groups.computeIfAbsent(key, (unknown) -> new Group(key, receiver, new ArrayList<>()))
					.alerts()
					.add(alert);
			}
		}
	}

	/**
	 * A group while it is collected.
	 *
	 * @param key its identity
	 * @param receiver who is told
	 * @param alerts its alerts, at least one
	 */
	private record Group(String key, String receiver, List<AlertDisposition> alerts) {

		GroupView view(Instant lastTick) {
			return new GroupView(
					this.alerts.stream()
						.map((alert) -> AlertView.of(alert, lastTick))
						.sorted(Comparator.comparing(AlertView::fingerprint))
						.toList(),
					GroupView.labels(this.key, this.alerts.get(0).alert().labels()), new ReceiverView(this.receiver));
		}

	}

}
