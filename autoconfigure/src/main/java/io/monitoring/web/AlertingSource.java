package io.monitoring.web;

import java.util.function.Supplier;

import io.monitoring.alert.Alert;
import io.monitoring.alert.AlertHistory;
import io.monitoring.notify.NotificationLog;
import io.monitoring.notify.Silences;
import io.monitoring.series.Labels;
import org.jspecify.annotations.Nullable;

/**
 * Where the answers about alerts and their delivery come from.
 *
 * @param deliveries the dispatcher
 * @param silences all silences
 * @param history what happened to alerts
 * @param log what receivers were told
 * @param alertmanagerConfig gives routes and receivers as a configuration of
 * Alertmanager, {@code null} where the application made its own dispatcher
 * @param externalLabels labels that alerts get when they leave the process
 */
public record AlertingSource(Deliveries deliveries, Silences silences, AlertHistory history, NotificationLog log,
		@Nullable Supplier<String> alertmanagerConfig, Labels externalLabels) {

	/**
	 * Return the labels that the world knows an alert by.
	 * @param alert the alert as its rule raised it
	 * @return its labels, and the external ones that it does not have itself
	 */
	Labels external(Alert alert) {
		return this.externalLabels.with(alert.labels());
	}

}
