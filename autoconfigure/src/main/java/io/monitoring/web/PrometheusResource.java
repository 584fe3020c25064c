package io.monitoring.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.monitoring.web.prometheus.ErrorType;
import io.monitoring.web.prometheus.Parameters;
import io.monitoring.web.prometheus.PrometheusAnswer;
import io.monitoring.web.prometheus.PrometheusApi;
import io.monitoring.web.prometheus.PrometheusSource;

import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * The HTTP API of Prometheus, with the access rule of everything else.
 */
final class PrometheusResource {

	private static final String SEGMENT = "prometheus";

	private static final String BASE = SEGMENT + "/api/v1/";

	private PrometheusResource() {
	}

	static List<Route> routes(MonitoringSource source) {
		if (source.queries() == null) {
			return List.of();
		}
		MonitoringFacade monitoring = source.monitoring();
		MetricsText metrics = source.metrics();
		Supplier<String> exposition = (metrics != null) ? () -> metrics.read(MetricsText.PLAIN) : () -> "";
		return routes(new PrometheusApi(new PrometheusSource(source.queries(), monitoring::snapshot,
				monitoring::ruleGroups, exposition, monitoring::now, source.version())));
	}

	private static List<Route> routes(PrometheusApi api) {
		return Stream
			.of(Stream.of(Route.get(SEGMENT, PrometheusResource::about)), getOrPost("query", api::query),
					getOrPost("query_range", api::queryRange), getOrPost("series", api::series),
					getOrPost("labels", api::labelNames), get("metadata", api::metadata), get("rules", api::rules),
					get("alerts", api::alerts), get("status/buildinfo", api::buildInfo),
					Stream.of(Route.get(BASE + "label/{name}/values",
							(call) -> response(api.labelValues(call.variable(), parameters(call.request()))))))
			.flatMap((routes) -> routes)
			.toList();
	}

	private static ApiResponse about(Route.Call call) {
		return ApiResponse.ok(new ApiView("Prometheus HTTP API", call.link(SEGMENT), call.link(BASE + "query")));
	}

	private static Stream<Route> get(String endpoint, Function<Parameters, PrometheusAnswer> answer) {
		return Stream.of(Route.get(BASE + endpoint, handler(answer)));
	}

	private static Stream<Route> getOrPost(String endpoint, Function<Parameters, PrometheusAnswer> answer) {
		return Stream.concat(get(endpoint, answer), Stream.of(Route.readByPost(BASE + endpoint, handler(answer))));
	}

	private static Route.Handler handler(Function<Parameters, PrometheusAnswer> answer) {
		return (call) -> response(answer.apply(parameters(call.request())));
	}

	private static Parameters parameters(ApiRequest request) {
		byte[] form = request.method().equals("POST") ? WriteGuard.read(request) : new byte[0];
		if (form.length > 0 && !isForm(request)) {
			throw new ApiException(ApiException.Kind.MEDIA_TYPE,
					"Send 'Content-Type: application/x-www-form-urlencoded', or no body at all.");
		}
		try {
			return new Parameters(new String(form, StandardCharsets.UTF_8), request.query());
		}
		catch (IllegalArgumentException ex) {
			throw new ApiException(ApiException.Kind.MALFORMED, "The parameters are not URL-encoded.");
		}
	}

	private static boolean isForm(ApiRequest request) {
		try {
			MediaType type = request.headers().getContentType();
			return type != null && MediaType.APPLICATION_FORM_URLENCODED.equalsTypeAndSubtype(type);
		}
		catch (InvalidMediaTypeException ex) {
			return false;
		}
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

	static ApiResponse problem(ApiException problem) {
		ErrorType type = switch (problem.kind()) {
			case REFUSED, CROSS_SITE -> ErrorType.FORBIDDEN;
			case NOT_FOUND -> ErrorType.NOT_FOUND;
			case TOO_MANY, BUSY -> ErrorType.TOO_MANY_REQUESTS;
			case INTERNAL, UNAVAILABLE -> ErrorType.INTERNAL;
			case MALFORMED, METHOD, NOT_ACCEPTABLE, CONFLICT, STALE, UNCONDITIONAL, TOO_LARGE, MEDIA_TYPE ->
				ErrorType.BAD_DATA;
		};
		String message = (problem.kind() == ApiException.Kind.NOT_FOUND)
				? "404 page not found: this part of Prometheus' API is not served here" : problem.getMessage();
		return response(PrometheusAnswer.error(problem.status(), type, String.valueOf(message)), problem.headers());
	}

	private static ApiResponse response(PrometheusAnswer answer) {
		return response(answer, Map.of());
	}

	private static ApiResponse response(PrometheusAnswer answer, Map<String, String> headers) {
		return new ApiResponse(answer.status(), ApiResponse.JSON, answer.json(), headers);
	}

	/**
	 * What the address that is given to a client leads to.
	 *
	 * @param api name of the API
	 * @param url what a client is given
	 * @param example one of its endpoints
	 */
	record ApiView(String api, String url, String example) {

	}

}
