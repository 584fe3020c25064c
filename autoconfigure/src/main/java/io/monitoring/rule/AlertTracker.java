package io.monitoring.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.monitoring.alert.Alert;
import io.monitoring.alert.AlertState;
import io.monitoring.series.Labels;

/**
 * The alerts of one rule and how each evaluation moves them: pending, firing, resolved.
 */
final class AlertTracker {

	/** How long a resolved alert is kept, so that its end is told even after trouble. */
	static final Duration RESOLVED_RETENTION = Duration.ofMinutes(15);

	private final Duration holdDuration;

	private final Duration keepFiringFor;

	private final Map<Labels, TrackedAlert> alerts = new TreeMap<>();

	AlertTracker(Duration holdDuration, Duration keepFiringFor) {
		this.holdDuration = holdDuration;
		this.keepFiringFor = keepFiringFor;
	}

	/**
	 * Move all alerts by one evaluation.
	 * @param time time of the evaluation
	 * @param elements for what the condition holds
	 * @param limit largest number of pending and firing alerts, 0 for no limit
	 * @throws RuleException if two elements have the same labels, which changes nothing,
	 * or if there are more alerts than the limit, which removes all of them
	 */
	void update(Instant time, List<AlertElement> elements, int limit) {
		Set<Labels> present = distinctLabels(elements);
		for (AlertElement element : elements) {
			TrackedAlert known = this.alerts.get(element.labels());
			if (known != null && known.isActive()) {
				known.observe(element);
			}
			else {
				this.alerts.put(element.labels(), new TrackedAlert(element, time));
			}
		}
		int active = move(time, present);
		if (limit > 0 && active > limit) {
			this.alerts.clear();
			throw new RuleException("exceeded limit of " + limit + " with " + active + " alerts");
		}
	}

	private static Set<Labels> distinctLabels(List<AlertElement> elements) {
		Set<Labels> labels = new HashSet<>();
		for (AlertElement element : elements) {
			if (!labels.add(element.labels())) {
				throw new RuleException("two elements of the result have the same labels after the labels of the rule"
						+ " were applied: " + element.labels());
			}
		}
		return labels;
	}

	private int move(Instant time, Set<Labels> present) {
		int active = 0;
		Iterator<Map.Entry<Labels, TrackedAlert>> entries = this.alerts.entrySet().iterator();
		while (entries.hasNext()) {
			Map.Entry<Labels, TrackedAlert> entry = entries.next();
			TrackedAlert alert = entry.getValue();
			boolean seen = present.contains(entry.getKey());
			if (!seen && alert.miss(time, this.keepFiringFor)) {
				entries.remove();
			}
			else if (alert.isActive()) {
				if (seen || alert.state() == AlertState.FIRING) {
					alert.hold(time, this.holdDuration);
				}
				active++;
			}
		}
		return active;
	}

	/**
	 * Resolve what fires and forget what is pending, without regard to
	 * {@code keep_firing_for}.
	 * @param time the present
	 */
	void resolveAll(Instant time) {
		this.alerts.values().removeIf((alert) -> alert.end(time));
	}

	/**
	 * Go on with an alert of an earlier process.
	 * @param saved the alert as it was kept
	 * @param downAt the last tick of that process
	 * @param now the present
	 * @param awaitedUntil until when its absence does not count
	 */
	void restore(SavedAlert saved, Instant downAt, Instant now, Instant awaitedUntil) {
		Instant activeAt = RestoredTime.activeAt(saved.alert(), this.holdDuration, downAt, now);
		this.alerts.put(saved.alert().labels(), TrackedAlert.restored(saved, activeAt, awaitedUntil));
	}

	/**
	 * Return all alerts in the form in which they are kept.
	 * @param rule the rule that they belong to
	 * @param target where they are added
	 */
	void save(RuleIdentity.Key rule, List<SavedAlert> target) {
		for (TrackedAlert alert : this.alerts.values()) {
			target.add(new SavedAlert(rule.group(), rule.rule(), alert.toAlert(), alert.keepFiringSince()));
		}
	}

	/**
	 * Return the alerts that are pending or firing.
	 * @return the alerts in the order of their labels
	 */
	List<TrackedAlert> active() {
		if (this.alerts.isEmpty()) {
			return List.of();
		}
		List<TrackedAlert> active = new ArrayList<>(this.alerts.size());
		for (TrackedAlert alert : this.alerts.values()) {
			if (alert.state() != AlertState.RESOLVED) {
				active.add(alert);
			}
		}
		return active;
	}

	/**
	 * Return all alerts, those that were resolved lately among them.
	 * @return an immutable list in the order of the labels
	 */
	List<Alert> alerts() {
		return this.alerts.isEmpty() ? List.of() : this.alerts.values().stream().map(TrackedAlert::toAlert).toList();
	}

}
