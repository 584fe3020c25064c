package io.monitoring.web;

import java.util.ArrayList;
import java.util.List;

import io.monitoring.web.input.QueryParameters;
import io.monitoring.web.sla.ObjectiveView;

/**
 * Everything below {@code sla}. What has a fixed name comes before what has an
 * objective's.
 */
final class SlaRoutes {

	private SlaRoutes() {
	}

	static List<Route> of(MonitoringSource source) {
		MonitoringFacade monitoring = source.monitoring();
		ObjectiveSource objectives = source.objectives();
		List<Route> routes = new ArrayList<>(new SlaResource(monitoring, objectives).routes());
		routes.addAll(new GateResource(monitoring).routes());
		routes.add(Route.get("sla/openslo", List.of("application/yaml", "text/plain"), (call) -> {
			new QueryParameters(call.request().query());
			return ApiResponse.text(call.contentType(), monitoring.openSlo());
		}));
		ObjectiveAdmin admin = (objectives != null) ? objectives.admin() : null;
		if (admin != null) {
			routes.addAll(new ObjectivesResource(admin).routes());
		}
		else {
			routes.add(Route.get("sla/objectives", (call) -> objectives(monitoring, call)));
		}
		if (objectives != null) {
			routes.addAll(new ExclusionsResource(monitoring, objectives).routes());
			routes.addAll(new HistoryResource(monitoring, objectives).routes());
		}
		return routes;
	}

	private static ApiResponse objectives(MonitoringFacade monitoring, Route.Call call) {
		new QueryParameters(call.request().query());
		return ApiResponse.ok(new ObjectivesView(monitoring.snapshot()
			.objectives()
			.stream()
			.map((status) -> ObjectiveView.of(status.objective()))
			.distinct()
			.toList()));
	}

	record ObjectivesView(List<ObjectiveView> objectives) {

	}

}
