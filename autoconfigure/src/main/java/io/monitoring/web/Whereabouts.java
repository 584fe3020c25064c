package io.monitoring.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.monitoring.alert.Alert;
import io.monitoring.notify.AlertDisposition;
import io.monitoring.notify.NotificationRecord;
import org.jspecify.annotations.Nullable;

/**
 * What the dispatcher knows of alerts, found by the fingerprint that they have outside of
 * the process.
 */
final class Whereabouts {

	private static final int NOTIFICATIONS = 500;

	/** Groups can be large: beyond this, older notifications are not looked into. */
	private static final int LOOKED_AT = 20_000;

	private final @Nullable AlertingSource alerting;

	private final Map<String, AlertDisposition> dispositions = new HashMap<>();

	private final Map<String, NotificationRecord> notifications = new HashMap<>();

	private Whereabouts(@Nullable AlertingSource alerting) {
		this.alerting = alerting;
	}

	/**
	 * Collect what is known.
	 * @param monitoring the monitoring
	 * @param alerting the dispatcher and what belongs to it, {@code null} without one
	 * @return what is known, nothing without a dispatcher
	 */
	static Whereabouts of(MonitoringFacade monitoring, @Nullable AlertingSource alerting) {
		Whereabouts whereabouts = new Whereabouts(alerting);
		if (alerting != null) {
			new CurrentAlerts(monitoring, alerting).get()
				.forEach((alert) -> whereabouts.dispositions.put(alert.alert().fingerprint(), alert));
			whereabouts.collect(alerting.log().recent(NOTIFICATIONS));
		}
		return whereabouts;
	}

	private void collect(List<NotificationRecord> newestFirst) {
		int looked = 0;
		for (NotificationRecord record : newestFirst) {
			for (Alert alert : record.notification().alerts()) {
				if (looked++ >= LOOKED_AT) {
					return;
				}
				this.notifications.putIfAbsent(alert.fingerprint(), record);
			}
		}
	}

	String fingerprint(Alert alert) {
		return (this.alerting != null) ? new Alert(this.alerting.external(alert), Map.of(), alert.state(),
				alert.value(), alert.activeAt(), alert.firedAt(), alert.resolvedAt())
			.fingerprint() : alert.fingerprint();
	}

	/** What is pending is not delivered, so that the dispatcher does not know it. */
	AlertDisposition disposition(String fingerprint, Alert alert) {
		AlertDisposition known = this.dispositions.get(fingerprint);
		return (known != null) ? known
				: new AlertDisposition(alert, List.of(), List.of(), List.of(), List.of(), List.of());
	}

	@Nullable NotificationRecord lastNotification(String fingerprint) {
		return this.notifications.get(fingerprint);
	}

}
