package io.monitoring.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;

import io.monitoring.engine.EmbeddedBackend;
import io.monitoring.promql.QueryEngine;
import io.monitoring.promql.QueryOptions;
import io.monitoring.promql.parser.ParserLimits;
import io.monitoring.series.Labels;
import io.monitoring.series.Retention;
import io.monitoring.series.SeriesAppender;
import io.monitoring.series.SeriesStore;
import io.monitoring.web.prometheus.AdHocQueries;

/**
 * The API of Prometheus over a store with a few series.
 */
final class PrometheusFixture {

	/** 2026-11-21T10:00:00Z, the present. */
	static final long NOW = SampleMonitoring.NOW.toEpochMilli();

	static final String BASE = "prometheus/api/v1/";

	private static final String EXPOSITION = """
			# HELP up Whether it is up\\nor \\\\ not
			# TYPE up gauge
			up 1.0
			# HELP latency_seconds How long it takes
			# TYPE latency_seconds histogram
			# HELP unread_total Selected by nobody
			# TYPE unread_total counter
			""";

	private static final Map<String, String> FORM = Map.of("Content-Type", "application/x-www-form-urlencoded");

	private final ApiFixture api;

	PrometheusFixture(QueryOptions options, LongSupplier nanoTime) {
		this(AccessLevel.LOCAL, options, nanoTime);
	}

	PrometheusFixture(AccessLevel read, QueryOptions options, LongSupplier nanoTime) {
		QueryEngine engine = new QueryEngine(options, nanoTime);
		AdHocQueries queries = new AdHocQueries(engine, new EmbeddedBackend(engine, store()), 1,
				"monitoring.query.max-concurrent");
		this.api = new ApiFixture(read, AccessLevel.NONE, (contentType) -> EXPOSITION, queries);
	}

	static PrometheusFixture create() {
		return new PrometheusFixture(options(), () -> 0);
	}

	/**
	 * Return options whose limits name properties.
	 */
	static QueryOptions options() {
		QueryOptions defaults = QueryOptions.DEFAULTS;
		return new QueryOptions(defaults.lookback(), defaults.defaultSubqueryStep(), defaults.maxSamples(),
				defaults.maxPoints(), Duration.ofSeconds(10), false, new ParserLimits(1000, 20, "monitoring.query."));
	}

	private static SeriesStore store() {
		SeriesStore store = new SeriesStore();
		store.retain(List.of(new Retention(List.of(), Duration.ofDays(1))));
		add(store, Labels.named("up", "job", "api"), 1, 1, 0, 1);
		add(store, Labels.named("up", "job", "db \"2\""), 0, 0, 0, 0.1);
		add(store, Labels.named("latency_seconds_bucket", "le", "0.5", "job", "api"), 1, 2, 3, 4);
		add(store, Labels.named("odd", "kind", "inf"), 1, 1, 1, Double.POSITIVE_INFINITY);
		add(store, Labels.named("odd", "kind", "large"), 1, 1, 1, 1e21);
		add(store, Labels.named("odd", "kind", "nan"), 1, 1, 1, Double.NaN);
		add(store, Labels.named("odd", "kind", "small"), 1, 1, 1, 1.5e-7);
		SeriesAppender old = Objects.requireNonNull(store.appender(Labels.named("old", "job", "api")));
		old.append(NOW - 3_600_000, 7);
		return store;
	}

	/** Samples 15 s apart, the last one now. */
	private static void add(SeriesStore store, Labels labels, double... values) {
		SeriesAppender appender = Objects.requireNonNull(store.appender(labels));
		for (int i = 0; i < values.length; i++) {
			appender.append(NOW - (values.length - 1 - i) * 15_000L, values[i]);
		}
	}

	ApiFixture api() {
		return this.api;
	}

	ApiResponse get(String endpoint, String... parameters) {
		return this.api.get(BASE + endpoint + "?" + encode(parameters));
	}

	ApiResponse post(String endpoint, String... parameters) {
		return this.api.call("POST", BASE + endpoint, FORM, encode(parameters));
	}

	/**
	 * Encode parameters.
	 * @param parameters parameters as {@code name=value}
	 */
	static String encode(String... parameters) {
		StringBuilder text = new StringBuilder();
		for (String parameter : parameters) {
			String[] pair = parameter.split("=", 2);
			text.append(text.isEmpty() ? "" : "&")
				.append(URLEncoder.encode(pair[0], StandardCharsets.UTF_8))
				.append('=')
				.append(URLEncoder.encode(pair[1], StandardCharsets.UTF_8));
		}
		return text.toString();
	}

}
