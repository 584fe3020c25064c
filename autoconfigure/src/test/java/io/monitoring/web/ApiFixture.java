package io.monitoring.web;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import io.monitoring.health.HealthAnswers;
import io.monitoring.web.prometheus.AdHocQueries;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.availability.ApplicationAvailabilityBean;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.registry.DefaultHealthContributorRegistry;
import org.springframework.http.HttpHeaders;

/**
 * The interface over {@link SampleMonitoring}, called without a web server.
 */
final class ApiFixture {

	static final String KEY = "correct horse battery staple";

	/** {@code printf %s "correct horse battery staple" | sha256sum}. */
	static final String KEY_HASH = "c4bbcb1fbec99d65bf59d85c8cb62ee2db963f0fe106f483d9afa73bd4e39a8a";

	final SampleMonitoring monitoring = new SampleMonitoring();

	final SampleAlerting alerting = new SampleAlerting().withRecords();

	final SampleObjectives objectives = new SampleObjectives();

	final SampleAudit audit = new SampleAudit();

	private final MonitoringApi api;

	private Locality locality = Locality.LOCAL;

	private String address = "127.0.0.1";

	private @Nullable String user;

	private Predicate<String> roles = (role) -> false;

	ApiFixture() {
		this(AccessLevel.LOCAL, AccessLevel.LOCAL);
	}

	ApiFixture(AccessLevel read, AccessLevel write) {
		this(read, write, (contentType) -> "# " + contentType + "\n");
	}

	ApiFixture(AccessLevel read, AccessLevel write, @Nullable MetricsText metrics) {
		this(read, write, metrics, null);
	}

	ApiFixture(AccessLevel read, AccessLevel write, @Nullable MetricsText metrics, @Nullable AdHocQueries queries) {
		this(read, write, metrics, queries, true);
	}

	private ApiFixture(AccessLevel read, AccessLevel write, @Nullable MetricsText metrics,
			@Nullable AdHocQueries queries, boolean alerting) {
		DefaultHealthContributorRegistry registry = new DefaultHealthContributorRegistry();
		registry.registerContributor("db",
				(HealthIndicator) () -> Health.down().withDetail("error", "refused").build());
		HealthAnswers health = new HealthAnswers(
				new HealthAnswers.Sources(registry, new ApplicationAvailabilityBean(), null, null),
				this.monitoring::now);
		AccessRule access = new AccessRule(new AccessPolicy("monitoring.web.read", read),
				new AccessPolicy("monitoring.web.write", write), "ROLE_ENDPOINT_ADMIN",
				new ApiKeys(List.of(KEY_HASH), this.monitoring::now));
		this.api = new MonitoringApi(new MonitoringSource(this.monitoring, health, metrics, queries,
				alerting ? this.alerting.source() : null, this.objectives.source(), this.audit.source(), "1.2.3"),
				access);
	}

	static ApiFixture withoutAlerting() {
		return new ApiFixture(AccessLevel.LOCAL, AccessLevel.LOCAL, null, null, false);
	}

	ApiFixture from(Locality locality, String address) {
		this.locality = locality;
		this.address = address;
		return this;
	}

	ApiFixture from(Locality locality) {
		return from(locality, "203.0.113.7");
	}

	ApiFixture withRole(String role) {
		this.roles = role::equals;
		return this;
	}

	ApiFixture withUser(String name) {
		this.user = name;
		return this;
	}

	ApiResponse postJson(String path, String body) {
		return call("POST", path, Map.of("Content-Type", "application/json"), body);
	}

	ApiResponse get(String path) {
		return call("GET", path, Map.of(), "");
	}

	ApiResponse post(String path) {
		return call("POST", path, Map.of(), "");
	}

	ApiResponse call(String method, String path, Map<String, String> headers, String body) {
		HttpHeaders httpHeaders = new HttpHeaders();
		httpHeaders.setAll(headers);
		String[] parts = path.split("\\?", 2);
		List<String> segments = parts[0].isEmpty() ? List.of() : List.of(parts[0].split("/", -1));
		return this.api.handle(new ApiRequest(method, parts[0].isEmpty() ? "/monitoring" : "/monitoring/" + parts[0],
				(parts.length > 1) ? parts[1] : null, segments, httpHeaders,
				new Caller(this.address, this.locality, this.user, this.roles),
				(limit) -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)).readNBytes(limit)));
	}

	JsonNode json(String path) {
		return JsonMapper.shared().readTree(get(path).body());
	}

	static JsonNode json(ApiResponse response) {
		return JsonMapper.shared().readTree(response.body());
	}

}
