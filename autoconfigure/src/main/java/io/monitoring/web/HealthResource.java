package io.monitoring.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.monitoring.health.ComponentHealth;
import io.monitoring.health.HealthAnswer;
import io.monitoring.health.HealthAnswers;

/**
 * The health of the application: the status for everybody, the parts and their details
 * for those who may read.
 */
final class HealthResource {

	private final HealthAnswers health;

	private final AccessRule access;

	HealthResource(HealthAnswers health, AccessRule access) {
		this.health = health;
		this.access = access;
	}

	List<Route> routes() {
		return List.of(Route.health("health", (call) -> answer(call, this.health::all)),
				Route.health("health/live", (call) -> answer(call, this.health::live)),
				Route.health("health/ready", (call) -> answer(call, this.health::ready)));
	}

	private ApiResponse answer(Route.Call call, Supplier<HealthAnswer> check) {
		HealthAnswer answer = check.get();
		boolean details = this.access.mayRead(call.request());
		return ApiResponse.json(answer.httpStatus(),
				new HealthView(answer.status(), Map.of(), details ? views(answer.components()) : Map.of()));
	}

	private static Map<String, HealthView> views(Map<String, ComponentHealth> components) {
		Map<String, HealthView> views = new LinkedHashMap<>();
		components.forEach((name, component) -> views.put(name,
				new HealthView(component.status(), component.details(), views(component.components()))));
		return views;
	}

	@JsonInclude(JsonInclude.Include.NON_EMPTY)
	record HealthView(String status, Map<String, Object> details, Map<String, HealthView> components) {

	}

}
