package io.monitoring.notify;

import java.util.Locale;

import io.monitoring.alert.Alert;

/**
 * Which of the notifications that wait leaves first.
 */
enum Urgency {

	/** Critical alerts, and exercises, for which somebody waits. */
	HIGHEST,

	/** Errors. */
	HIGH,

	/** Warnings, and what is not known. */
	NORMAL,

	/** What is only for information. */
	LOW;

	static Urgency of(Notification notification) {
		if (notification.reason() == NotificationReason.DRILL || notification.reason() == NotificationReason.TEST) {
			return HIGHEST;
		}
		Urgency urgency = LOW;
		for (Alert alert : notification.alerts()) {
			Urgency other = of(alert.severity());
			urgency = (other.compareTo(urgency) < 0) ? other : urgency;
		}
		return urgency;
	}

	private static Urgency of(String severity) {
		return switch (severity.toLowerCase(Locale.ROOT)) {
			case "critical", "page", "emergency", "fatal" -> HIGHEST;
			case "high", "error", "major" -> HIGH;
			case "low", "info", "none", "debug" -> LOW;
			default -> NORMAL;
		};
	}

}
