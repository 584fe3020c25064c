package io.monitoring.web;

import io.monitoring.health.HealthAnswers;
import io.monitoring.web.prometheus.AdHocQueries;
import org.jspecify.annotations.Nullable;

/**
 * Where the answers come from.
 *
 * @param monitoring the monitoring
 * @param health the health of the application
 * @param metrics the metrics text, {@code null} without a Prometheus registry
 * @param queries ad-hoc queries, {@code null} where there is no engine of our own
 * @param alerting alerts and their delivery, {@code null} where there is no engine of our
 * own
 * @param objectives what is known of objectives beside the snapshot, {@code null} where
 * there is no engine of our own
 * @param audit where changes are put on record, {@code null} where nobody wants them
 * @param version version of the monitoring, {@code null} when it does not run from a jar
 */
public record MonitoringSource(MonitoringFacade monitoring, HealthAnswers health, @Nullable MetricsText metrics,
		@Nullable AdHocQueries queries, @Nullable AlertingSource alerting, @Nullable ObjectiveSource objectives,
		@Nullable AuditSource audit, @Nullable String version) {

}
