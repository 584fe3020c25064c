package io.monitoring.web;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.monitoring.web.Route.Call;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpHeaders;

/**
 * Finds the route of a request. Who may use it is decided by the route that was found and
 * not by the text of the path, so there is no second spelling that slips through.
 */
final class Router {

	private final List<Route> routes;

	private final AccessRule access;

	private final AuditTrail audit;

	Router(List<Route> routes, AccessRule access, AuditTrail audit) {
		this.routes = List.copyOf(routes);
		this.access = access;
		this.audit = audit;
	}

	ApiResponse route(ApiRequest request) {
		List<Route> found = this.routes.stream().filter((route) -> route.match(request.segments()) != null).toList();
		if (found.isEmpty()) {
			this.access.check(Area.READ, request);
			throw new ApiException(ApiException.Kind.NOT_FOUND,
					"There is nothing at this path; the index at the base path lists what there is.");
		}
		String method = request.method().equals("HEAD") ? "GET" : request.method();
		for (Route route : found) {
			if (route.method().equals(method)) {
				return answer(route, request);
			}
		}
		return withoutRoute(found, request);
	}

	private ApiResponse answer(Route route, ApiRequest request) {
		Change change = new Change();
		if (route.area() == Area.WRITE) {
			return this.audit.record(request, change, () -> answerChange(route, request, change));
		}
		this.access.check(route.area(), request);
		return handle(route, request, WriteGuard.NO_FIELDS, change);
	}

	private ApiResponse answerChange(Route route, ApiRequest request, Change change) {
		this.access.check(route.area(), request);
		JsonNode body = WriteGuard.check(request, route.takesBody());
		if (!body.isEmpty()) {
			change.after(body);
		}
		return handle(route, request, body, change);
	}

	private static ApiResponse handle(Route route, ApiRequest request, JsonNode body, Change change) {
		List<String> variables = route.match(request.segments());
		return route.handler()
			.handle(new Call(request, (variables != null) ? variables : List.of(),
					Negotiation.choose(route.contentTypes(), request.headers()), body, change));
	}

	private ApiResponse withoutRoute(List<Route> found, ApiRequest request) {
		boolean health = found.stream().allMatch((route) -> route.area() == Area.HEALTH);
		this.access.check(health ? Area.HEALTH : Area.READ, request);
		Map<String, String> allow = Map.of(HttpHeaders.ALLOW, String.join(", ", allowed(found)));
		if (request.method().equals("OPTIONS")) {
			return ApiResponse.noContent(allow);
		}
		throw new ApiException(ApiException.Kind.METHOD,
				"This path answers to %s only.".formatted(allow.get(HttpHeaders.ALLOW)), allow);
	}

	private static Set<String> allowed(List<Route> found) {
		Set<String> methods = new LinkedHashSet<>();
		for (Route route : found) {
			methods.add(route.method());
			if (route.method().equals("GET")) {
				methods.add("HEAD");
			}
		}
		methods.add("OPTIONS");
		return methods;
	}

}
