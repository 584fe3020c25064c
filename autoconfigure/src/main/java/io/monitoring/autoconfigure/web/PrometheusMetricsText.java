package io.monitoring.autoconfigure.web;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.monitoring.web.MetricsText;

/**
 * The text of the application's own Prometheus registry.
 */
final class PrometheusMetricsText implements MetricsText {

	private final PrometheusMeterRegistry registry;

	PrometheusMetricsText(PrometheusMeterRegistry registry) {
		this.registry = registry;
	}

	@Override
	public String read(String contentType) {
		return this.registry.scrape(contentType);
	}

}
