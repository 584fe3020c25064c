package io.monitoring.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

import io.monitoring.notify.ReceiverStatus;
import io.monitoring.web.alertmanager.AlertmanagerAnswer;
import io.monitoring.web.alertmanager.AlertmanagerApi;
import io.monitoring.web.alertmanager.AlertmanagerSource;
import io.monitoring.web.input.QueryParameters;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP API of Alertmanager, with the access rule of everything else.
 */
final class AlertmanagerResource {

	private static final String SEGMENT = "alertmanager";

	private static final String BASE = SEGMENT + "/api/v2/";

	private static final String ALERTS = BASE + "alerts";

	private final AlertmanagerApi api;

	AlertmanagerResource(MonitoringFacade monitoring, AlertingSource alerting, @Nullable String version) {
		Supplier<String> config = alerting.alertmanagerConfig();
		Instant startedAt = monitoring.snapshot().loop().startedAt();
		this.api = new AlertmanagerApi(
				new AlertmanagerSource(new CurrentAlerts(monitoring, alerting)::get, alerting.silences(),
						() -> alerting.deliveries().receivers().stream().map(ReceiverStatus::receiver).toList(),
						(config != null) ? config : () -> "", () -> monitoring.snapshot().time(), startedAt,
						monitoring::now, version));
	}

	List<Route> routes() {
		return List.of(Route.get(SEGMENT, AlertmanagerResource::about), get("status", this.api::status),
				get("receivers", this.api::receivers), get("alerts", this.api::alerts),
				get("alerts/groups", this.api::groups), get("silences", this.api::silences),
				Route.postBody(BASE + "silences", this::postSilence),
				Route.get(BASE + "silence/{id}", (call) -> response(this.api.silence(call.variable()))),
				Route.delete(BASE + "silence/{id}", this::deleteSilence));
	}

	private static ApiResponse about(Route.Call call) {
		return ApiResponse.ok(new PrometheusResource.ApiView("Alertmanager HTTP API v2", call.link(SEGMENT),
				call.link(BASE + "status")));
	}

	private static Route get(String endpoint, Function<@Nullable String, AlertmanagerAnswer> answer) {
		return Route.get(BASE + endpoint, (call) -> response(answer.apply(call.request().query())));
	}

	private ApiResponse postSilence(Route.Call call) {
		new QueryParameters(call.request().query());
		return response(this.api.postSilence(call.body(), call.author(),
				(silence) -> SilencesResource.log("added", silence, call)));
	}

	private ApiResponse deleteSilence(Route.Call call) {
		return response(
				this.api.deleteSilence(call.variable(), (silence) -> SilencesResource.log("ended", silence, call)));
	}

	/**
	 * Return whether a request is for this API, whose clients understand only its own
	 * errors.
	 * @param request the request
	 * @return {@code true} for every path below that of the API
	 */
	static boolean owns(ApiRequest request) {
		return !request.segments().isEmpty() && request.segments().get(0).equals(SEGMENT);
	}

	static ApiResponse problem(ApiException problem, ApiRequest request) {
		String message = String.valueOf(problem.getMessage());
		if (problem.kind() == ApiException.Kind.METHOD && String.join("/", request.segments()).equals(ALERTS)) {
			message = "This application takes no alerts from elsewhere, it raises its own; send them to an Alertmanager.";
		}
		return response(AlertmanagerAnswer.error(problem.status(), message), problem.headers());
	}

	private static ApiResponse response(AlertmanagerAnswer answer) {
		return response(answer, Map.of());
	}

	private static ApiResponse response(AlertmanagerAnswer answer, Map<String, String> headers) {
		return new ApiResponse(answer.status(), answer.json().isEmpty() ? null : ApiResponse.JSON, answer.json(),
				headers);
	}

}
