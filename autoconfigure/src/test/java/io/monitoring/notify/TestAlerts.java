package io.monitoring.notify;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.monitoring.alert.Alert;
import io.monitoring.alert.AlertState;
import io.monitoring.series.Labels;

/**
 * Alerts and notifications for tests.
 */
public final class TestAlerts {

	private TestAlerts() {
	}

	public static Alert firing(Instant since, String... labels) {
		return new Alert(Labels.of(labels), Map.of(), AlertState.FIRING, 1, since, since, null);
	}

	public static Alert resolved(Alert alert, Instant at) {
		return new Alert(alert.labels(), alert.annotations(), AlertState.RESOLVED, alert.value(), alert.activeAt(),
				alert.firedAt(), at);
	}

	public static Alert pending(Instant since, String... labels) {
		return new Alert(Labels.of(labels), Map.of(), AlertState.PENDING, 1, since, null, null);
	}

	/** An alert as the built-in rules raise it. */
	public static Alert slow(Instant since, int instance) {
		return new Alert(
				Labels.of("alertname", "SlowCheckout", "severity", "critical", "service", "shop", "i",
						String.valueOf(instance)),
				Map.of("summary", "Checkout " + instance + " is slow", "description",
						"P95 is 2.4 s, at most 2 s are allowed.", "runbook_url",
						"https://runbooks.example/slow?a=1&b=2"),
				AlertState.FIRING, 2.41234, since, since, null);
	}

	/** An alert in which a text is everywhere. */
	public static Alert saying(Instant since, String text) {
		return new Alert(Labels.of("alertname", text, "severity", text, "service", text),
				Map.of("summary", text, "description", text, "runbook_url", text, "dashboard_url", text),
				AlertState.FIRING, 1, since, since, null);
	}

	public static Notification notification(Instant time, NotificationReason reason, List<Alert> alerts) {
		Labels group = alerts.isEmpty() ? Labels.EMPTY : Labels.of("alertname", alerts.get(0).name());
		return new Notification("id-1", "{}:{alertname=\"SlowCheckout\"}", "team", group, alerts, reason, time,
				"https://shop.example/monitoring");
	}

	public static Notification notification(Instant time, String receiver, List<Alert> alerts) {
		return new Notification("id-1", "{}:{alertname=\"A\"}", receiver, Labels.of("alertname", "A"), alerts,
				NotificationReason.FIRST, time, "https://shop.example/monitoring");
	}

}
