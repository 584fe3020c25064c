package io.monitoring.web;

import java.util.List;

/**
 * How the monitoring itself fares.
 */
final class StatusResource {

	private final MonitoringSource source;

	StatusResource(MonitoringSource source) {
		this.source = source;
	}

	List<Route> routes() {
		return List.of(Route.get("status", (call) -> ApiResponse.ok(StatusView.of(this.source))));
	}

}
