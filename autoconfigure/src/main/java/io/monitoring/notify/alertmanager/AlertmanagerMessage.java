package io.monitoring.notify.alertmanager;

import java.time.Instant;
import java.util.TreeMap;

import io.monitoring.alert.Alert;
import io.monitoring.notify.JsonText;

/**
 * Writes an alert as Alertmanager's API, version 2, takes it.
 */
final class AlertmanagerMessage {

	private AlertmanagerMessage() {
	}

	static String of(Alert alert, Instant validUntil, String generatorUrl) {
		Instant firedAt = alert.firedAt();
		Instant resolvedAt = alert.resolvedAt();
		JsonText json = new JsonText().beginObject()
			.member("labels", alert.labels().toMap())
			.member("annotations", new TreeMap<>(alert.annotations()))
			.member("startsAt", ((firedAt != null) ? firedAt : alert.activeAt()).toString())
			.member("endsAt", ((resolvedAt != null) ? resolvedAt : validUntil).toString());
		if (!generatorUrl.isEmpty()) {
			json.member("generatorURL", generatorUrl);
		}
		return json.endObject().toString();
	}

}
