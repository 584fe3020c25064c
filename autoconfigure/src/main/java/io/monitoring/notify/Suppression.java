package io.monitoring.notify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.monitoring.alert.Alert;
import io.monitoring.series.Labels;

/**
 * What keeps alerts from being told, in the order in which Alertmanager asks: other
 * alerts, the calendar, silences. Only {@link #visible} belongs to the thread that calls
 * the dispatcher.
 */
final class Suppression {

	private final boolean inhibits;

	private final Inhibition inhibition;

	private final TimeIntervals intervals;

	private final Silences silences;

	private final HiddenAlerts hidden = new HiddenAlerts();

	Suppression(DispatcherSettings settings, Silences silences) {
		this.inhibits = !settings.inhibitRules().isEmpty();
		this.inhibition = new Inhibition(settings.inhibitRules());
		this.intervals = settings.timeIntervals();
		this.silences = silences;
	}

	void update(List<Alert> alerts) {
		if (this.inhibits) {
			this.inhibition.update(alerts);
		}
	}

	List<String> inhibitedBy(Labels alert) {
		return this.inhibits ? this.inhibition.inhibitedBy(alert) : List.of();
	}

	List<String> silencedBy(Labels alert, Instant now) {
		return this.silences.silencing(alert, now);
	}

	/**
	 * Find what mutes a route.
	 * @param route the route
	 * @param now the present
	 * @return names of the time intervals in which, or outside of which, it is muted
	 */
	List<String> mutedBy(RouteNode route, Instant now) {
		Route.Windows windows = route.windows();
		List<String> muting = new ArrayList<>();
		if (windows.active().stream().noneMatch((name) -> this.intervals.contains(name, now))) {
			muting.addAll(windows.active());
		}
		windows.mute().stream().filter((name) -> this.intervals.contains(name, now)).forEach(muting::add);
		return muting;
	}

	/**
	 * Leave out what must not be told now, and count what silences hide.
	 * @param route the route of the alerts
	 * @param alerts alerts of one group
	 * @param now the present
	 * @return what may be told
	 */
	List<Alert> visible(RouteNode route, List<Alert> alerts, Instant now) {
		if (!mutedBy(route, now).isEmpty()) {
			return List.of();
		}
		List<Alert> visible = new ArrayList<>(alerts.size());
		for (Alert alert : alerts) {
			if (inhibitedBy(alert.labels()).isEmpty()) {
				List<String> silencing = silencedBy(alert.labels(), now);
				if (silencing.isEmpty()) {
					visible.add(alert);
				}
				this.hidden.add(silencing, alert);
			}
		}
		return visible;
	}

	void forget(List<String> endedSilences) {
		this.hidden.forget(endedSilences);
	}

	Map<String, Integer> hidden() {
		return this.hidden.counts();
	}

}
