package io.monitoring.web;

import java.util.List;
import java.util.function.Function;

import io.monitoring.slo.SloStatus;

/**
 * The objectives: what was promised, what is kept, how much of the budget is left.
 */
final class SlaResource {

	private final MonitoringFacade monitoring;

	SlaResource(MonitoringFacade monitoring) {
		this.monitoring = monitoring;
	}

	List<Route> routes() {
		return List.of(Route.get("sla", (call) -> list(SlaViews.Compliance::of)),
				Route.get("sla/objectives", (call) -> list((status) -> SlaViews.Objective.of(status.objective()))),
				Route.get("sla/error-budget/{objective}", this::errorBudget));
	}

	private ApiResponse list(Function<SloStatus, Object> view) {
		return ApiResponse.ok(new Objectives(this.monitoring.snapshot().objectives().stream().map(view).toList()));
	}

	private ApiResponse errorBudget(Route.Call call) {
		return this.monitoring.snapshot()
			.objectives()
			.stream()
			.filter((status) -> status.objective().name().equals(call.variable()))
			.findFirst()
			.map((status) -> ApiResponse.ok(SlaViews.Budget.of(status)))
			.orElseThrow(() -> new ApiException(ApiException.Kind.NOT_FOUND,
					"There is no objective of this name; 'sla/objectives' lists them."));
	}

	record Objectives(List<Object> objectives) {

	}

}
