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

	public static Notification notification(Instant time, String receiver, List<Alert> alerts) {
		return new Notification("id-1", "{}:{alertname=\"A\"}", receiver, Labels.of("alertname", "A"), alerts,
				NotificationReason.FIRST, time, "https://shop.example/monitoring");
	}

}
