package io.monitoring.web;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MonitoringApi}: the shapes of the answers and of the errors.
 */
class MonitoringApiTests {

	private final ApiFixture api = new ApiFixture();

	@Test
	void indexLinksToWhatThereIs() {
		JsonNode index = this.api.json("");
		assertThat(index.path("version").asString()).isEqualTo("1.2.3");
		assertThat(index.path("status").asString()).isEqualTo("1 firing, 1 pending; 4 rules, 2 objectives; 360 ticks");
		assertThat(index.path("links").properties()).isNotEmpty().allSatisfy((link) -> {
			String path = link.getValue().asString();
			assertThat(path).isEqualTo("/monitoring/" + link.getKey());
			assertThat(this.api.get(link.getKey()).status()).isIn(200, 503);
		});
	}

	@Test
	void slaTellsComplianceInPercentAndTargetAsRatio() {
		JsonNode first = this.api.json("sla").path("objectives").path(0);
		assertThat(first.path("name").asString()).isEqualTo("api-availability");
		assertThat(first.path("type").asString()).isEqualTo("availability");
		assertThat(first.path("target").asDouble()).isEqualTo(0.999);
		assertThat(first.path("targetPercent").asDouble()).isEqualTo(99.9);
		assertThat(first.path("window").asString()).isEqualTo("PT720H");
		assertThat(first.path("threshold").isNull()).isTrue();
		assertThat(first.path("observed").asString()).isEqualTo("PT1H30M");
		assertThat(first.path("good").longValue()).isEqualTo(9995);
		assertThat(first.path("total").longValue()).isEqualTo(10_000);
		assertThat(first.path("compliancePercent").asDouble()).isEqualTo(99.95);
		assertThat(first.path("met").booleanValue()).isTrue();
		assertThat(first.path("budgetRemainingPercent").asDouble()).isEqualTo(50);
		assertThat(first.path("exhaustion").asString()).isEqualTo("2026-11-21T13:00:00Z");
	}

	@Test
	void objectiveWithoutTrafficIsMetAndHasItsBudget() {
		JsonNode latency = this.api.json("sla").path("objectives").path(1);
		assertThat(latency.path("total").asInt()).isZero();
		assertThat(latency.path("met").asBoolean()).isTrue();
		assertThat(latency.path("budgetRemainingPercent").asDouble()).isEqualTo(100);
		assertThat(latency.path("exhaustion").isNull()).isTrue();
	}

	@Test
	void objectivesAreListedAsDefined() {
		JsonNode objectives = this.api.json("sla/objectives").path("objectives");
		assertThat(objectives.path(0).path("match").toString()).isEqualTo("[\"uri=\\\"/checkout\\\"\"]");
		assertThat(objectives.path(1).toString()).isEqualTo("{\"name\":\"api-latency\",\"type\":\"latency\","
				+ "\"target\":0.95,\"targetPercent\":95.0,\"window\":\"PT168H\",\"threshold\":\"PT0.5S\",\"match\":[],"
				+ "\"displayName\":null,\"description\":null,\"labels\":{},\"calendar\":null,\"timeZone\":null,"
				+ "\"unit\":\"events\",\"groupBy\":[]}");
	}

	@Test
	void errorBudgetTellsEventsAndBurnRates() {
		JsonNode budget = this.api.json("sla/error-budget/api-availability");
		assertThat(budget.path("budget").toString())
			.isEqualTo("{\"total\":10.0,\"consumed\":5,\"remaining\":5.0,\"remainingPercent\":50.0,"
					+ "\"totalMinutes\":0.09,\"consumedMinutes\":0.045,\"remainingMinutes\":0.045}");
		assertThat(budget.path("burnRates").toString())
			.isEqualTo("[{\"window\":\"PT5M\",\"good\":95,\"total\":100,\"burnRate\":50.0},"
					+ "{\"window\":\"PT1H\",\"good\":0,\"total\":0,\"burnRate\":null}]");
		assertThat(budget.path("exhaustion").asString()).isEqualTo("2026-11-21T13:00:00Z");
	}

	@Test
	void alertsComeMostUrgentFirstAndValuesThatJsonLacksAreTexts() {
		JsonNode alerts = this.api.json("alerts").path("alerts");
		assertThat(alerts).extracting((alert) -> alert.path("state").asString())
			.containsExactly("firing", "pending", "resolved");
		assertThat(alerts).extracting((alert) -> alert.path("value").toString())
			.containsExactly("7.5", "\"+Inf\"", "\"NaN\"");
		assertThat(alerts.path(0).propertyNames()).containsExactly("name", "state", "severity", "value", "since",
				"activeAt", "firedAt", "resolvedAt", "fingerprint", "labels", "annotations", "group", "reason",
				"lastNotification", "notificationGroups", "receivers", "suppressed", "silencedBy", "inhibitedBy",
				"mutedBy");
		assertThat(alerts.path(0).path("since").asString()).isEqualTo("2026-11-21T09:56:00Z");
	}

	@Test
	void rulesTellDefinitionAndState() {
		JsonNode rules = this.api.json("alerts/rules").path("rules");
		assertThat(rules.path(0).path("type").asString()).isEqualTo("recording");
		assertThat(rules.path(0).path("for").isNull()).isTrue();
		JsonNode off = rules.path(3);
		assertThat(off.propertyNames()).containsExactly("name", "type", "group", "expr", "for", "keepFiringFor",
				"severity", "enabled", "health", "lastError", "lastEvaluation", "evaluationTime", "alerts", "labels",
				"annotations", "warnings");
		assertThat(off.path("for").asString()).isEqualTo("PT5M");
		assertThat(off.path("enabled").asBoolean()).isFalse();
		assertThat(off.path("health").asString()).isEqualTo("err");
		assertThat(off.path("lastError").asString()).isEqualTo("no such metric");
	}

	@Test
	void ruleIsSwitchedOffAndOn() {
		assertThat(this.api.post("alerts/rules/SlowCheckout/disable").body())
			.isEqualTo("{\"name\":\"SlowCheckout\",\"enabled\":false}");
		assertThat(this.api.post("alerts/rules/SlowCheckout/enable").body())
			.isEqualTo("{\"name\":\"SlowCheckout\",\"enabled\":true}");
		assertThat(this.api.monitoring.switches()).containsExactly("SlowCheckout=false", "SlowCheckout=true");
	}

	@Test
	void statusTellsHowTheMonitoringFares() {
		JsonNode status = this.api.json("status");
		assertThat(status.propertyNames()).containsExactly("version", "startedAt", "uptime", "interval", "ticks",
				"lateTicks", "lastTick", "lastTickDuration", "rules", "objectives", "alerts", "store", "storage",
				"replica", "remote", "receivers", "meterProblems", "errors");
		assertThat(status.path("replica").isNull()).isTrue();
		assertThat(status.path("uptime").asString()).isEqualTo("PT1H30M");
		assertThat(status.path("rules").toString()).isEqualTo("{\"total\":4,\"failing\":1,\"disabled\":1}");
		assertThat(status.path("store").path("capReached").asBoolean(true)).isFalse();
		assertThat(status.path("storage").path("state").asString()).isEqualTo("behind");
		assertThat(status.path("receivers").path(0).path("lastError").asString()).isEqualTo("timed out");
		assertThat(status.path("meterProblems").path(0).asString()).isEqualTo("Meter 'stock': reading it failed");
		assertThat(status.path("errors").path(0).path("count").asInt()).isEqualTo(4);
	}

	@Test
	void ruleFileIsYaml() {
		assertThat(this.api.get("alerts/prometheus-rules").contentType()).startsWith("text/yaml");
		assertThat(this.api.get("alerts/prometheus-rules").body()).startsWith("groups:");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "*/* | text/plain", "text/html, */*;q=0.1 | text/plain",
			"application/openmetrics-text;version=1.0.0,text/plain;q=0.5 | application/openmetrics-text" })
	void metricsAreInTheFormatThatIsAskedFor(String accept, String expected) {
		ApiResponse response = this.api.call("GET", "metrics", Map.of("Accept", accept), "");
		assertThat(response.contentType()).startsWith(expected);
		assertThat(response.body()).startsWith("# " + expected);
	}

	@Test
	void metricsWithoutARegistryAreNotFound() {
		ApiResponse response = new ApiFixture(AccessLevel.LOCAL, AccessLevel.LOCAL, null).get("metrics");
		assertThat(response.status()).isEqualTo(404);
		assertThat(ApiFixture.json(response).path("detail").asString()).contains("micrometer-registry-prometheus");
	}

	@ParameterizedTest
	@CsvSource({ "GET, nothing, 404", "GET, sla/, 404", "GET, '/sla', 404", "GET, sla/error-budget, 404",
			"GET, sla/error-budget/nothing, 404", "GET, sla/error-budget/, 404", "POST, sla, 405", "PUT, '', 405",
			"TRACE, status, 405", "BREW, status, 405", "GET, alerts/rules/SlowCheckout/enable, 405",
			"POST, alerts/rules/nothing/enable, 404", "POST, alerts/rules/../enable, 404",
			"POST, alerts/rules/SlowCheckout/explode, 404", "DELETE, health, 405", "get, sla, 405" })
	void badRequestIsAProblem(String method, String path, int status) {
		ApiResponse response = this.api.call(method, path, Map.of(), "");
		assertThat(response.status()).isEqualTo(status);
		JsonNode problem = ApiFixture.json(response);
		assertThat(problem.propertyNames()).containsExactly("type", "title", "status", "detail", "instance");
		assertThat(problem.path("type").asString()).startsWith("urn:monitoring:problem:");
		assertThat(problem.path("status").asInt()).isEqualTo(status);
		assertThat(problem.path("instance").asString()).startsWith("/monitoring");
		assertThat(response.headers().containsKey("Allow")).isEqualTo(status == 405);
		assertThat(this.api.monitoring.switches()).isEmpty();
	}

	@Test
	void allowListsTheMethodsOfThePath() {
		assertThat(this.api.post("sla").headers()).containsEntry("Allow", "GET, HEAD, OPTIONS");
		assertThat(this.api.get("alerts/rules/SlowCheckout/enable").headers()).containsEntry("Allow", "POST, OPTIONS");
		ApiResponse options = this.api.call("OPTIONS", "sla", Map.of("Origin", "http://evil.example"), "");
		assertThat(options.status()).isEqualTo(204);
		assertThat(options.headers()).containsEntry("Allow", "GET, HEAD, OPTIONS")
			.doesNotContainKey("Access-Control-Allow-Origin");
	}

	@ParameterizedTest
	@CsvSource({ "text/html, 200", "application/xml, 406", "nonsense, 400", "application/json, 200",
			"application/*, 200" })
	void acceptIsHonoured(String accept, int status) {
		assertThat(this.api.call("GET", "sla", Map.of("Accept", accept), "").status()).isEqualTo(status);
	}

	@ParameterizedTest
	@ValueSource(strings = { "sla", "nothing", "health", "alerts/prometheus-rules", "metrics" })
	void everyAnswerHasTheSecurityHeaders(String path) {
		assertThat(this.api.get(path).headers()).containsEntry("X-Content-Type-Options", "nosniff")
			.containsEntry("Cache-Control", "no-store")
			.containsEntry("Referrer-Policy", "no-referrer")
			.hasEntrySatisfying("Content-Security-Policy",
					(policy) -> assertThat(policy).contains("default-src 'none'"));
		assertThat(new ApiFixture().from(Locality.REMOTE).get(path).headers()).containsKey("X-Content-Type-Options");
	}

	@Test
	void failureInsideIsAProblemWithoutItsMessage() {
		ApiFixture failing = new ApiFixture(AccessLevel.LOCAL, AccessLevel.LOCAL, (contentType) -> {
			throw new IllegalStateException("jdbc:secret");
		});
		ApiResponse response = failing.get("metrics");
		assertThat(response.status()).isEqualTo(500);
		assertThat(response.body()).doesNotContain("secret", "Exception");
	}

}
