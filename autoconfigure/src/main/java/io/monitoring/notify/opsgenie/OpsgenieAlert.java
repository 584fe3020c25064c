package io.monitoring.notify.opsgenie;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.monitoring.notify.AlertText;
import io.monitoring.notify.JsonText;
import io.monitoring.notify.Notification;
import io.monitoring.notify.NotificationText;
import io.monitoring.notify.PlainText;

/**
 * Writes the requests that open and close an alert of Opsgenie. It reads HTML in texts,
 * so angle brackets become similar characters that mean nothing.
 */
final class OpsgenieAlert {

	private static final int MAX_MESSAGE = 130;

	private static final int MAX_DESCRIPTION = 15_000;

	private static final int MAX_DETAIL = 500;

	private static final int MAX_SOURCE = 100;

	private static final int MAX_NOTE = 1000;

	private OpsgenieAlert() {
	}

	static String open(Notification notification, OpsgenieSettings settings, String alias) {
		NotificationText text = NotificationText.of(notification, settings.maxAlerts());
		return new JsonText().beginObject()
			.member("message", clean(message(text), MAX_MESSAGE))
			.member("alias", alias)
			.member("description", clean(String.join("\n", text.lines()), MAX_DESCRIPTION))
			.member("details", details(notification, text))
			.member("entity", clean(text.facts().getOrDefault("Group", settings.source()), MAX_DETAIL))
			.member("source", clean(settings.source(), MAX_SOURCE))
			.member("priority", settings.priority().of(text.severity()).toUpperCase(Locale.ROOT))
			.endObject()
			.toString();
	}

	static String close(Notification notification, OpsgenieSettings settings) {
		NotificationText text = NotificationText.of(notification, 0);
		return new JsonText().beginObject()
			.member("source", clean(settings.source(), MAX_SOURCE))
			.member("note", clean(text.title() + ": " + notification.reason().text(), MAX_NOTE))
			.endObject()
			.toString();
	}

	private static String message(NotificationText text) {
		return text.alerts().isEmpty() ? text.title() : text.title() + " " + text.alerts().get(0).summary();
	}

	/** At most nine texts of 500 characters: 8,000 characters are allowed. */
	private static Map<String, String> details(Notification notification, NotificationText text) {
		Map<String, String> details = new TreeMap<>();
		text.facts().forEach((name, value) -> details.put(name, clean(value, MAX_DETAIL)));
		details.put("Notification", clean(notification.id(), MAX_DETAIL));
		if (!text.notice().isEmpty()) {
			details.put("Notice", text.notice());
		}
		if (text.link() != null) {
			details.put("Monitoring", clean(text.link(), MAX_DETAIL));
		}
		text.alerts()
			.stream()
			.map(AlertText::runbook)
			.flatMap(Stream::ofNullable)
			.findFirst()
			.ifPresent((runbook) -> details.put("Runbook", clean(runbook, MAX_DETAIL)));
		return details;
	}

	private static String clean(String text, int maxLength) {
		return PlainText.cut(text.replace('<', '\u2039').replace('>', '\u203a'), maxLength);
	}

}
