package io.monitoring.web;

import java.util.ArrayList;
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
			"sla/objectives", "sla/gate", "sla/openslo", "alerts", "alerts/rules", "alerts/prometheus-rules");

	private static final List<String> ALERTING = List.of("alerts/history", "alerts/notifications", "alerts/silences",
			"alerts/receivers");

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
		paths().forEach((path) -> links.put(path, call.link(path)));
		return ApiResponse.ok(new IndexView(this.source.version(), summary(snapshot), links));
	}

	/** Only what answers: a link that leads nowhere is worse than none. */
	private List<String> paths() {
		List<String> paths = new ArrayList<>(PATHS);
		AlertingSource alerting = this.source.alerting();
		if (alerting != null) {
			paths.addAll(ALERTING);
		}
		if (alerting != null && alerting.alertmanagerConfig() != null) {
			paths.add("alerts/alertmanager-config");
		}
		if (this.source.objectives() != null) {
			paths.add("sla/exclusions");
		}
		if (this.source.audit() != null) {
			paths.add("audit");
		}
		paths.add("status");
		if (this.source.queries() != null) {
			paths.add("prometheus");
		}
		if (alerting != null) {
			paths.add("alertmanager");
		}
		return paths;
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
