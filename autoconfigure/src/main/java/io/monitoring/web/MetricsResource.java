package io.monitoring.web;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * The metrics text.
 */
final class MetricsResource {

	private final @Nullable MetricsText metrics;

	MetricsResource(@Nullable MetricsText metrics) {
		this.metrics = metrics;
	}

	List<Route> routes() {
		return List.of(Route.get("metrics", List.of(MetricsText.PLAIN, MetricsText.OPEN_METRICS), this::metrics));
	}

	private ApiResponse metrics(Route.Call call) {
		if (this.metrics == null) {
			throw new ApiException(ApiException.Kind.NOT_FOUND,
					"The application has no Prometheus registry; add io.micrometer:micrometer-registry-prometheus.");
		}
		String contentType = wantsOpenMetrics(call.request().headers()) ? MetricsText.OPEN_METRICS : MetricsText.PLAIN;
		return ApiResponse.text(contentType, this.metrics.read(contentType));
	}

	/** Who names OpenMetrics at all understands it, as with Prometheus' own servers. */
	private static boolean wantsOpenMetrics(HttpHeaders headers) {
		return headers.getOrEmpty(HttpHeaders.ACCEPT)
			.stream()
			.anyMatch((accept) -> accept.contains("application/openmetrics-text"));
	}

}
