package io.monitoring.notify;

import java.time.Instant;
import java.util.List;

import io.monitoring.alert.Alert;
import io.monitoring.alert.AlertState;
import io.monitoring.series.Labels;

/**
 * What a receiver is told: the alerts of one group.
 *
 * @param id identity of this notification, the same at every attempt to deliver it
 * @param groupKey identity of the group: route and group labels
 * @param receiver name of the receiver
 * @param groupLabels the labels by which the alerts are grouped
 * @param alerts firing and resolved alerts of the group
 * @param reason why it is sent
 * @param time when it was decided to send it
 * @param externalUrl address of the application's monitoring page, the empty string where
 * it is not known
 */
public record Notification(String id, String groupKey, String receiver, Labels groupLabels, List<Alert> alerts,
		NotificationReason reason, Instant time, String externalUrl) {

	public Notification {
		alerts = List.copyOf(alerts);
	}

	/**
	 * Return whether at least one alert fires.
	 * @return {@code false} if all are resolved
	 */
	public boolean isFiring() {
		return this.alerts.stream().anyMatch((alert) -> alert.state() == AlertState.FIRING);
	}

}
