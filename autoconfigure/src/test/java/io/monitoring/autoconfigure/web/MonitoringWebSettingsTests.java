package io.monitoring.autoconfigure.web;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.monitoring.web.MonitoringApi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the interface in applications with settings of their own.
 */
class MonitoringWebSettingsTests {

	@Test
	void managementPortServesTheInterfaceAndTheMainPortDoesNot() {
		try (WebServerFixture server = WebServerFixture.start("management.server.port=0",
				"management.server.base-path=/manage")) {
			String base = "http://localhost:" + server.managementPort() + "/manage/monitoring";
			HttpResponse<String> index = WebServerFixture.send("GET", base, null);
			assertThat(index.statusCode()).isEqualTo(200);
			assertThat(index.body()).contains("\"sla\":\"/manage/monitoring/sla\"");
			assertThat(WebServerFixture.send("GET", base + "/metrics", null).body()).contains("orders_placed_total");
			assertThat(WebServerFixture.send("GET", base + "/health/ready", null).statusCode()).isEqualTo(200);
			assertThat(WebServerFixture.send("GET", base + "/nothing", null).body()).contains("urn:monitoring");
			assertThat(WebServerFixture.send("DELETE", base + "/sla", null).statusCode()).isEqualTo(405);
			assertThat(WebServerFixture
				.send("POST", base + "/alerts/rules/SlowCheckout/enable", "{", "Content-Type", "multipart/form-data")
				.statusCode()).isEqualTo(415);
			assertThat(WebServerFixture.send("GET", base + "/sla", null, "X-Forwarded-For", "1.2.3.4").statusCode())
				.isEqualTo(403);
			assertThat(server.get("/monitoring").statusCode()).isEqualTo(404);
			assertThat(server.get("/monitoring/sla").body()).doesNotContain("api-latency");
		}
	}

	@Test
	void basePathContextPathAndServletPathAreRespected() {
		try (WebServerFixture server = WebServerFixture.start("monitoring.web.base-path=/ops/watch",
				"server.servlet.context-path=/shop", "spring.mvc.servlet.path=/api")) {
			assertThat(server.get("/shop/api/ops/watch").body()).contains("\"sla\":\"/shop/api/ops/watch/sla\"");
			assertThat(server.get("/shop/api/ops/watch/sla").statusCode()).isEqualTo(200);
			assertThat(server.get("/shop/api/ops/watch/nothing").body()).contains("urn:monitoring:problem:not-found");
			assertThat(server
				.post("/shop/api/ops/watch/alerts/rules/SlowCheckout/enable", "Content-Type", "multipart/form-data")
				.statusCode()).isEqualTo(415);
			assertThat(server.get("/shop/api/monitoring").body()).doesNotContain("ticks");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "management.endpoints.web.exposure.include=prometheus",
			"management.endpoint.health.access=none", "management.endpoint.health.probes.enabled=false" })
	void healthAnswersWhereTheEndpointDoesNot(String property) {
		try (WebServerFixture server = WebServerFixture.start(property)) {
			assertThat(server.get("/monitoring/health").body()).startsWith("{\"status\":\"UP\",\"components\":{")
				.contains("\"diskSpace\"");
			assertThat(server.get("/monitoring/health/live").statusCode()).isEqualTo(200);
			assertThat(server.get("/monitoring/health/ready").statusCode()).isEqualTo(200);
			AvailabilityChangeEvent.publish(server.context(), ReadinessState.REFUSING_TRAFFIC);
			HttpResponse<String> ready = server.get("/monitoring/health/ready");
			assertThat(ready.statusCode()).isEqualTo(503);
			assertThat(ready.body()).contains("\"status\":\"OUT_OF_SERVICE\"");
			assertThat(server.get("/monitoring/health/live").statusCode()).isEqualTo(200);
		}
	}

	@Test
	void healthFollowsTheGroupsAndTheMappingOfTheEndpoint() {
		try (WebServerFixture server = WebServerFixture.start(
				"management.endpoint.health.status.http-mapping.out-of-service=599",
				"management.endpoint.health.group.readiness.include=readinessState,ping")) {
			assertThat(server.context().getBeanNamesForType(HealthEndpoint.class)).hasSize(1);
			assertThat(server.get("/monitoring/health/ready").body()).contains("\"ping\"");
			AvailabilityChangeEvent.publish(server.context(), ReadinessState.REFUSING_TRAFFIC);
			assertThat(server.get("/monitoring/health/ready").statusCode()).isEqualTo(599);
		}
	}

	@Test
	void apiKeyAndRoleOpenWhatAsksForAuthentication() {
		try (WebServerFixture server = WebServerFixture.start("monitoring.web.read=authenticated",
				"monitoring.web.write=authenticated",
				"monitoring.web.api-keys=c4bbcb1fbec99d65bf59d85c8cb62ee2db963f0fe106f483d9afa73bd4e39a8a")) {
			String proxy = "X-Forwarded-For";
			String sla = "/monitoring/sla";
			assertThat(server.get(sla, proxy, "1.2.3.4").statusCode()).isEqualTo(403);
			assertThat(server.get(sla, proxy, "1.2.3.4", "X-API-Key", "correct horse battery staple").statusCode())
				.isEqualTo(200);
			assertThat(server.get(sla, proxy, "1.2.3.4", "X-Test-Role", "ENDPOINT_ADMIN").statusCode()).isEqualTo(200);
			assertThat(server.get(sla, proxy, "1.2.3.4", "X-Test-Role", "USER").statusCode()).isEqualTo(403);
			assertThat(server.get(sla).statusCode()).isEqualTo(200);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "native", "framework" })
	void serverThatBelievesForwardedHeadersStillKnowsWhoIsLocal(String strategy) throws IOException {
		try (WebServerFixture server = WebServerFixture.start("server.forward-headers-strategy=" + strategy)) {
			assertThat(server.get("/monitoring/sla").statusCode()).isEqualTo(200);
			assertThat(server.get("/monitoring/sla", "X-Forwarded-For", "127.0.0.1").statusCode()).isEqualTo(403);
			assertThat(server.get("/monitoring/sla", "Forwarded", "for=127.0.0.1").statusCode()).isEqualTo(403);
			String address = WebServerFixture.addressOfThisMachine().orElse("localhost");
			assertThat(WebServerFixture
				.send("GET", "http://" + address + ":" + server.port() + "/monitoring/sla", null, "X-Forwarded-For",
						"127.0.0.1")
				.statusCode()).isEqualTo(403);
		}
	}

	@Test
	void withoutAPrometheusRegistryMetricsAreNotFound() {
		try (WebServerFixture server = WebServerFixture.start("management.prometheus.metrics.export.enabled=false")) {
			assertThat(server.get("/monitoring/metrics").statusCode()).isEqualTo(404);
			assertThat(server.get("/monitoring/sla").statusCode()).isEqualTo(200);
			assertThat(server.context().getBeanNamesForType(MonitoringApi.class)).hasSize(1);
		}
	}

	@Test
	void realEngineIsServed() {
		try (WebServerFixture server = WebServerFixture.start(WebServerFixture.Application.class)) {
			assertThat(server.get("/monitoring/sla").body()).contains("\"api-availability\"", "\"api-latency\"");
			String rules = server.get("/monitoring/alerts/rules").body();
			Matcher rule = Pattern.compile("\"name\":\"([^\"]+)\",\"type\":\"alerting\"").matcher(rules);
			assertThat(rule.find()).isTrue();
			String path = "/monitoring/alerts/rules/" + rule.group(1);
			assertThat(server.post(path + "/disable").body()).contains("\"enabled\":false");
			assertThat(server.post(path + "/enable").statusCode()).isEqualTo(200);
			assertThat(server.get("/monitoring/alerts/prometheus-rules").body()).startsWith("groups:")
				.contains("alert: " + rule.group(1));
			assertThat(server.get("/monitoring/status").body()).contains("\"interval\":\"PT15S\"");
			assertThat(server.get("/monitoring/alerts").body()).startsWith("{\"alerts\":[");
		}
	}

	@Test
	void monitoringThatIsOffServesNothing() {
		try (WebServerFixture server = WebServerFixture.start(WebServerFixture.Application.class,
				"monitoring.enabled=false")) {
			assertThat(server.get("/monitoring").statusCode()).isEqualTo(404);
			assertThat(server.context().getBeanNamesForType(MonitoringApi.class)).isEmpty();
			assertThat(server.get("/hello").statusCode()).isEqualTo(200);
		}
	}

}
