package io.monitoring.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.monitoring.alert.Alert;
import io.monitoring.alert.AlertState;
import io.monitoring.engine.MonitoringSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * The index: a line on how things are and links to the rest.
 */
final class IndexResource {

	private static final List<String> PATHS = List.of("health", "health/live", "health/ready", "metrics", "sla",
			"sla/objectives", "alerts", "alerts/rules", "alerts/prometheus-rules", "status");

	private final MonitoringSource source;

	IndexResource(MonitoringSource source) {
		this.source = source;
	}

	List<Route> routes() {
		return List.of(Route.get("", this::index));
	}

	private ApiResponse index(Route.Call call) {
		MonitoringSnapshot snapshot = this.source.monitoring().snapshot();
		Map<String, String> links = new LinkedHashMap<>();
		PATHS.forEach((path) -> links.put(path, call.request().path() + "/" + path));
		return ApiResponse.ok(new IndexView(this.source.version(), summary(snapshot), links));
	}

	private static String summary(MonitoringSnapshot snapshot) {
		List<Alert> alerts = snapshot.alerts();
		return "%d firing, %d pending; %d rules, %d objectives; %d ticks".formatted(count(alerts, AlertState.FIRING),
				count(alerts, AlertState.PENDING), snapshot.rules().size(), snapshot.objectives().size(),
				snapshot.loop().ticks());
	}

	static long count(List<Alert> alerts, AlertState state) {
		return alerts.stream().filter((alert) -> alert.state() == state).count();
	}

	record IndexView(@Nullable String version, String status, Map<String, String> links) {

	}

}
