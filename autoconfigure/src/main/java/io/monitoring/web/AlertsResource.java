package io.monitoring.web;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import io.monitoring.alert.Alert;
import io.monitoring.alert.AlertState;
import org.jspecify.annotations.Nullable;

/**
 * The alerts, the most urgent first.
 */
final class AlertsResource {

	private static final List<AlertState> URGENCY = List.of(AlertState.FIRING, AlertState.PENDING, AlertState.RESOLVED);

	private static final Comparator<Alert> ORDER = Comparator
		.comparingInt((Alert alert) -> URGENCY.indexOf(alert.state()))
		.thenComparing(Alert::since, Comparator.reverseOrder());

	private final MonitoringFacade monitoring;

	AlertsResource(MonitoringFacade monitoring) {
		this.monitoring = monitoring;
	}

	List<Route> routes() {
		return List.of(Route.get("alerts", (call) -> alerts()));
	}

	private ApiResponse alerts() {
		return ApiResponse
			.ok(new AlertsView(this.monitoring.snapshot().alerts().stream().sorted(ORDER).map(AlertView::of).toList()));
	}

	record AlertsView(List<AlertView> alerts) {

	}

	record AlertView(String name, String state, String severity, Object value, Instant since, Instant activeAt,
			@Nullable Instant firedAt, @Nullable Instant resolvedAt, String fingerprint, Map<String, String> labels,
			Map<String, String> annotations) {

		static AlertView of(Alert alert) {
			return new AlertView(alert.name(), alert.state().name().toLowerCase(Locale.ROOT), alert.severity(),
					Json.number(alert.value()), alert.since(), alert.activeAt(), alert.firedAt(), alert.resolvedAt(),
					alert.fingerprint(), alert.labels().toMap(), new TreeMap<>(alert.annotations()));
		}

	}

}
