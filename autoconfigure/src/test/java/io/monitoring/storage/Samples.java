package io.monitoring.storage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.monitoring.alert.Alert;
import io.monitoring.alert.AlertEvent;
import io.monitoring.alert.AlertState;
import io.monitoring.notify.Notification;
import io.monitoring.notify.NotificationLog.Entry;
import io.monitoring.notify.NotificationReason;
import io.monitoring.notify.PendingNotification;
import io.monitoring.notify.Silence;
import io.monitoring.rule.SavedAlert;
import io.monitoring.series.LabelMatcher;
import io.monitoring.series.Labels;

/**
 * Things to keep.
 */
final class Samples {

	static final Instant NOW = Instant.parse("2026-11-21T10:00:00.123456Z");

	private Samples() {
	}

	static Alert alert(String name, AlertState state) {
		return new Alert(Labels.of("alertname", name, "uri", "/a \"b\"\n\u0000\ud83d\ude00", "severity", "critical"),
				Map.of("summary", "50 % \\ \u2028 of <b>" + name + "</b>"), state, 1.5, NOW,
				(state != AlertState.PENDING) ? NOW.plusSeconds(60) : null,
				(state == AlertState.RESOLVED) ? NOW.plusSeconds(120) : null);
	}

	static Alert alert(double value) {
		Alert alert = alert("value", AlertState.FIRING);
		return new Alert(alert.labels(), Map.of(), alert.state(), value, NOW, NOW, null);
	}

	static SavedAlert saved(String name, AlertState state) {
		return new SavedAlert("group", name, alert(name, state),
				(state == AlertState.FIRING) ? NOW.plusSeconds(90) : null);
	}

	static List<SavedAlert> saved(int count) {
		List<SavedAlert> alerts = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			alerts.add(saved("rule-" + i, AlertState.FIRING));
		}
		return alerts;
	}

	static AlertEvent event(int number) {
		return new AlertEvent(NOW.plusSeconds(number), "group", alert("event-" + number, AlertState.FIRING),
				(number % 2 == 0) ? AlertState.PENDING : null);
	}

	static List<AlertEvent> events(int from, int to) {
		List<AlertEvent> events = new ArrayList<>();
		for (int i = from; i < to; i++) {
			events.add(event(i));
		}
		return events;
	}

	static Silence silence(String id) {
		return new Silence(id,
				List.of(LabelMatcher.equal("uri", "/a\"b"),
						new LabelMatcher("job", LabelMatcher.Type.NOT_REGEX, "a|b.*")),
				NOW, Instant.parse("9999-12-31T23:59:59Z"), NOW, "me", "It's \"known\"\n\u2028");
	}

	static Entry entry(Instant time, String... firing) {
		return new Entry(time, Set.of(firing), Set.of("old"), time.plus(Duration.ofDays(2)));
	}

	static PendingNotification pending(String group, String receiver, String id) {
		Notification notification = new Notification(id, group, receiver, Labels.of("alertname", group),
				List.of(alert(group, AlertState.FIRING), alert(group + "-2", AlertState.RESOLVED)),
				NotificationReason.NEW_ALERTS, NOW, "https://shop.example");
		return new PendingNotification(notification, entry(NOW, "f1", "f2"), NOW.plus(Duration.ofHours(24)), 3);
	}

	static List<PendingNotification> pending(int count) {
		List<PendingNotification> notifications = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			notifications.add(pending("group-" + i, "slack", "id-" + i));
		}
		return notifications;
	}

}
