package io.monitoring.notify.pagerduty;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import io.monitoring.notify.AlertText;
import io.monitoring.notify.JsonText;
import io.monitoring.notify.Notification;
import io.monitoring.notify.NotificationKey;
import io.monitoring.notify.NotificationText;
import io.monitoring.notify.PlainText;
import io.monitoring.notify.SeverityLevel;
import org.jspecify.annotations.Nullable;

/**
 * Writes a notification as an event of version 2: a trigger while something fires, else a
 * resolve. The group of alerts is the incident, as with Alertmanager.
 */
final class PagerDutyEvent {

	/** PagerDuty refuses what is larger than 512 KB. */
	static final int MAX_BYTES = 500 * 1000;

	private static final int MAX_SUMMARY = 1024;

	private static final int MAX_LINKS = 10;

	private PagerDutyEvent() {
	}

	static String of(Notification notification, PagerDutySettings settings, int maxAlerts) {
		NotificationText text = NotificationText.of(notification, maxAlerts);
		String source = PlainText.words(settings.source(), 255);
		JsonText json = new JsonText().beginObject()
			.member("routing_key", settings.routingKey().reveal())
			.member("event_action", text.firing() ? "trigger" : "resolve")
			.member("dedup_key", NotificationKey.of(notification, settings.source()))
			.member("client", source);
		if (text.link() != null) {
			json.member("client_url", text.link());
		}
		json.name("payload")
			.beginObject()
			.member("summary", PlainText.cut(summary(text), MAX_SUMMARY))
			.member("source", source)
			.member("severity", SeverityLevel.of(text.severity()).name().toLowerCase(Locale.ROOT))
			.member("timestamp", notification.time().toString())
			.member("group", text.facts().getOrDefault("Group", source))
			.name("custom_details")
			.beginObject();
		details(json, text);
		json.endObject().endObject().name("links").beginArray();
		links(json, text);
		return json.endArray().endObject().toString();
	}

	private static String summary(NotificationText text) {
		String summaries = text.alerts()
			.stream()
			.filter((alert) -> alert.firing() == text.firing())
			.map(AlertText::summary)
			.distinct()
			.limit(3)
			.collect(Collectors.joining("; "));
		return text.title() + (summaries.isEmpty() ? "" : " " + summaries);
	}

	private static void details(JsonText json, NotificationText text) {
		if (!text.notice().isEmpty()) {
			json.member("Notice", text.notice());
		}
		text.facts().forEach(json::member);
		json.name("Shown").beginArray();
		for (AlertText alert : text.alerts()) {
			json.beginObject()
				.member("status", alert.firing() ? "firing" : "resolved")
				.member("alert", alert.name())
				.member("severity", alert.severity())
				.member("summary", alert.summary())
				.member("description", alert.description())
				.member("since", alert.since())
				.member("value", alert.value())
				.member("labels", alert.labels())
				.endObject();
		}
		json.endArray();
		if (!text.more().isEmpty()) {
			json.member("More", text.more());
		}
	}

	private static void links(JsonText json, NotificationText text) {
		Set<String> told = new LinkedHashSet<>();
		text.alerts().forEach((alert) -> link(json, told, alert.runbook(), "Runbook of " + alert.name()));
		text.alerts().forEach((alert) -> link(json, told, alert.dashboard(), "Dashboard of " + alert.name()));
		link(json, told, text.link(), "Monitoring");
	}

	private static void link(JsonText json, Set<String> told, @Nullable String url, String title) {
		if (url != null && told.size() < MAX_LINKS && told.add(url)) {
			json.beginObject().member("href", url).member("text", title).endObject();
		}
	}

}
