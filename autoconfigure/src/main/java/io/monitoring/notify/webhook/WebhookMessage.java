package io.monitoring.notify.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import io.monitoring.alert.Alert;
import io.monitoring.alert.AlertState;
import io.monitoring.notify.JsonText;
import io.monitoring.notify.Notification;

/**
 * Writes a notification as the message that Alertmanager sends to web hooks.
 */
final class WebhookMessage {

	private static final String VERSION = "4";

	/** Go's zero time, which says that an alert has not ended. */
	private static final String NOT_ENDED = "0001-01-01T00:00:00Z";

	private WebhookMessage() {
	}

	static String of(Notification notification, int maxAlerts) {
		List<Alert> all = notification.alerts();
		List<Alert> shown = (maxAlerts > 0 && all.size() > maxAlerts) ? all.subList(0, maxAlerts) : all;
		JsonText json = new JsonText().beginObject()
			.member("receiver", notification.receiver())
			.member("status", notification.isFiring() ? "firing" : "resolved")
			.name("alerts")
			.beginArray();
		shown.forEach((alert) -> alert(json, alert, notification.externalUrl()));
		return json.endArray()
			.member("groupLabels", notification.groupLabels().toMap())
			.member("commonLabels", common(shown, (alert) -> alert.labels().toMap()))
			.member("commonAnnotations", common(shown, Alert::annotations))
			.member("externalURL", notification.externalUrl())
			.member("version", VERSION)
			.member("groupKey", notification.groupKey())
			.member("truncatedAlerts", (long) all.size() - shown.size())
			.member("notification_reason", notification.reason().text())
			.endObject()
			.toString();
	}

	private static void alert(JsonText json, Alert alert, String externalUrl) {
		Instant resolvedAt = alert.resolvedAt();
		Instant firedAt = alert.firedAt();
		json.beginObject()
			.member("status", (alert.state() == AlertState.FIRING) ? "firing" : "resolved")
			.member("labels", alert.labels().toMap())
			.member("annotations", new TreeMap<>(alert.annotations()))
			.member("startsAt", ((firedAt != null) ? firedAt : alert.activeAt()).toString())
			.member("endsAt", (resolvedAt != null) ? resolvedAt.toString() : NOT_ENDED)
			.member("generatorURL", externalUrl)
			.member("fingerprint", alert.fingerprint())
			.endObject();
	}

	/** What all alerts have in common. */
	private static Map<String, String> common(List<Alert> alerts, Function<Alert, Map<String, String>> texts) {
		Map<String, String> common = new TreeMap<>();
		boolean first = true;
		for (Alert alert : alerts) {
			Map<String, String> own = texts.apply(alert);
			if (first) {
				common.putAll(own);
				first = false;
			}
			common.entrySet().removeIf((entry) -> !entry.getValue().equals(own.get(entry.getKey())));
		}
		return common;
	}

}
