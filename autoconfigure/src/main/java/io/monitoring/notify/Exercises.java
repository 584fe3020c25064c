package io.monitoring.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;

import io.monitoring.alert.Alert;
import io.monitoring.alert.AlertState;
import io.monitoring.series.Labels;
import org.jspecify.annotations.Nullable;

/**
 * Drills and tests: alerts that somebody asks for, past the groups, so that no group
 * counts as told. Anybody may ask at any time; they leave with the next tick.
 */
final class Exercises {

	private static final int CAPACITY = 20;

	/** Later, nobody would remember having asked for it. */
	private static final Duration LIFE = Duration.ofHours(1);

	private final DispatcherSettings settings;

	private final RouteNode root;

	private final Suppression suppression;

	private final Queue<Notification> waiting = new ArrayBlockingQueue<>(CAPACITY);

	Exercises(DispatcherSettings settings, RouteNode root, Suppression suppression) {
		this.settings = settings;
		this.root = root;
		this.suppression = suppression;
	}

	/**
	 * Take an exercise.
	 * @param wanted the alert
	 * @param reason drill or test
	 * @param receiver name of the receiver that is told whatever the routes say, or
	 * {@code null}
	 * @param now the present
	 * @return what becomes of it
	 * @throws IllegalStateException if too many wait
	 */
	Exercise take(Alert wanted, NotificationReason reason, @Nullable String receiver, Instant now) {
		Alert alert = marked(wanted, reason, now);
		String id = UUID.randomUUID().toString();
		if (receiver != null) {
			add(List.of(receiver), alert, reason, id);
			return new Exercise(id, List.of(receiver), List.of(), List.of(), List.of());
		}
		List<String> silencedBy = this.suppression.silencedBy(alert.labels(), now);
		List<String> inhibitedBy = this.suppression.inhibitedBy(alert.labels());
		Set<String> receivers = new LinkedHashSet<>();
		Set<String> mutedBy = new LinkedHashSet<>();
		for (RouteNode route : this.root.told(alert.labels())) {
			List<String> muting = this.suppression.mutedBy(route, now);
			mutedBy.addAll(muting);
			if (muting.isEmpty()) {
				receivers.add(route.receiver());
			}
		}
		List<String> muting = receivers.isEmpty() ? List.copyOf(mutedBy) : List.of();
		if (!silencedBy.isEmpty() || !inhibitedBy.isEmpty()) {
			receivers.clear();
		}
		add(receivers, alert, reason, id);
		return new Exercise(id, List.copyOf(receivers), silencedBy, inhibitedBy, muting);
	}

	private static Alert marked(Alert wanted, NotificationReason reason, Instant now) {
		if (reason != NotificationReason.DRILL && reason != NotificationReason.TEST) {
			throw new IllegalArgumentException("'reason' must be DRILL or TEST but is " + reason);
		}
		boolean drill = reason == NotificationReason.DRILL;
		Labels labels = wanted.labels().with(drill ? "drill" : "test", "true");
		Map<String, String> annotations = new TreeMap<>(wanted.annotations());
		annotations.merge("summary", wanted.name(), (summary, name) -> summary);
		annotations.computeIfPresent("summary",
				(name, summary) -> (drill ? "Fire drill, nothing is wrong: " : "Test, nothing is wrong: ") + summary);
		return new Alert(labels, annotations, AlertState.FIRING, wanted.value(), now, now, null);
	}

	private void add(Iterable<String> receivers, Alert alert, NotificationReason reason, String id) {
		for (String receiver : receivers) {
			String key = "{}/" + reason.name().toLowerCase(Locale.ROOT) + "/" + id + ":{}";
			String notification = NotificationIds.of(key, receiver, null, List.of(alert));
			if (!this.waiting.offer(new Notification(notification, key, receiver, Labels.EMPTY, List.of(alert), reason,
					alert.activeAt(), this.settings.externalUrl()))) {
				throw new IllegalStateException("Too many drills and tests wait for the next tick; try again later.");
			}
		}
	}

	/**
	 * Hand over what waits.
	 * @param outbox where it goes
	 * @param now the present
	 */
	void leave(Outbox outbox, Instant now) {
		List<Notification> leaving = new ArrayList<>();
		for (Notification next = this.waiting.poll(); next != null; next = this.waiting.poll()) {
			leaving.add(next);
		}
		for (Notification asked : leaving) {
			// The tick's time, for the clock of whoever asked may be ahead of it.
			Notification notification = new Notification(asked.id(), asked.groupKey(), asked.receiver(),
					asked.groupLabels(), asked.alerts(), asked.reason(), now, asked.externalUrl());
			NotificationLog.Entry told = new NotificationLog.Entry(now, Set.of(), Set.of(), now.plus(LIFE));
			outbox.add(new Delivery(null, outbox.lane(asked.receiver()),
					new PendingNotification(notification, told, now.plus(LIFE), 0)));
		}
	}

}
