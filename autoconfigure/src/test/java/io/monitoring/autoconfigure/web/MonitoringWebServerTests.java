package io.monitoring.autoconfigure.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the interface on the main port of a real web server with default settings.
 */
class MonitoringWebServerTests {

	private static final String DISABLE = "/monitoring/alerts/rules/SlowCheckout/disable";

	private static WebServerFixture server;

	@BeforeAll
	static void start() {
		server = WebServerFixture.start("spring.jackson.property-naming-strategy=SNAKE_CASE",
				"spring.jackson.default-property-inclusion=non_null");
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@ParameterizedTest
	@CsvSource({ "/monitoring, application/json", "/monitoring/health, application/json",
			"/monitoring/health/live, application/json", "/monitoring/health/ready, application/json",
			"/monitoring/metrics, text/plain", "/monitoring/sla, application/json",
			"/monitoring/sla/objectives, application/json",
			"/monitoring/sla/error-budget/api-latency, application/json", "/monitoring/alerts, application/json",
			"/monitoring/alerts/rules, application/json", "/monitoring/alerts/prometheus-rules, text/yaml",
			"/monitoring/status, application/json" })
	void everythingAnswersToTheLocalMachine(String path, String contentType) {
		HttpResponse<String> response = server.get(path);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith(contentType);
		assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
		assertThat(response.body()).isNotEqualTo("wrapped").isNotBlank();
	}

	@Test
	void settingsOfTheApplicationsMapperDoNotChangeTheInterface() {
		assertThat(server.get("/monitoring/sla").body()).contains("\"compliancePercent\":99.95", "\"threshold\":null");
	}

	@Test
	void requestToAnotherAddressOfThisMachineIsRefused() throws IOException {
		String address = WebServerFixture.addressOfThisMachine().orElse(null);
		Assumptions.assumeTrue(address != null, "SKIPPED: this machine has no address but loopback");
		String base = "http://" + address + ":" + server.port() + "/monitoring";
		assertThat(WebServerFixture.send("GET", base + "/sla", null).statusCode()).isEqualTo(403);
		assertThat(WebServerFixture.send("GET", base + "/nothing", null).statusCode()).isEqualTo(403);
		assertThat(WebServerFixture.send("POST", "http://" + address + ":" + server.port() + DISABLE, "").body())
			.contains("'monitoring.web.write'");
		HttpResponse<String> health = WebServerFixture.send("GET", base + "/health", null);
		assertThat(health.statusCode()).isEqualTo(200);
		assertThat(health.body()).isEqualTo("{\"status\":\"UP\"}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "X-Forwarded-For", "x-forwarded-proto", "Forwarded", "X-Real-IP" })
	void requestThroughAProxyIsRefused(String header) {
		HttpResponse<String> response = server.get("/monitoring/sla", header, "127.0.0.1");
		assertThat(response.statusCode()).isEqualTo(403);
		assertThat(response.body()).contains("proxy", "'monitoring.web.read'");
		assertThat(server.get("/monitoring/health", header, "127.0.0.1").body()).isEqualTo("{\"status\":\"UP\"}");
	}

	@Test
	void detailsOfHealthAreForTheLocalMachine() {
		assertThat(server.get("/monitoring/health").body()).contains("\"components\"", "\"diskSpace\"");
	}

	@Test
	void nameThatAForeignDnsServerPointsHereIsRefused() throws IOException {
		assertThat(server
			.sendRaw("GET /monitoring/sla HTTP/1.1\r\nHost: rebind.example.org\r\n" + "Connection: close\r\n\r\n"))
			.startsWith("HTTP/1.1 403");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "/monitoring/..%2fhello", "/monitoring/%2e%2e/hello", "/monitoring/health/..%2f..%2fstatus",
					"/monitoring/health;x=1/../status", "/monitoring/health/;/../status", "/monitoring//status",
					"/monitoring/status/", "/monitoring/;a=b", "/monitoring/status;jsessionid=1", "/monitoring/%00",
					"/monitoring/status%20", "/monitoring/./status", "/monitoring/%73tatus%2f", "//monitoring/status",
					"/%6donitoring/status", "/monitoring\\status", "/monitoring/health/%252e%252e/status" })
	void noSpellingOfAPathSlipsPastTheRule(String path) throws IOException {
		String answer = server.sendRaw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 1.2.3.4\r\n"
				+ "Connection: close\r\n\r\n");
		assertThat(answer).matches("(?s)HTTP/1\\.1 (400|403|404|200) .*");
		assertThat(answer).doesNotContain("lateTicks");
	}

	@ParameterizedTest
	@CsvSource({ "POST, /monitoring/sla, 405", "DELETE, /monitoring/alerts, 405", "PATCH, /monitoring, 405",
			"GET, /monitoring/alerts/rules/SlowCheckout/disable, 405", "GET, /monitoring/nothing, 404",
			"GET, /monitoring/sla/error-budget/nothing, 404", "POST, /monitoring/alerts/rules/nothing/enable, 404",
			"BREW, /monitoring/status, 405", "PROPFIND, /monitoring/nothing, 404" })
	void badRequestIsAProblem(String method, String path, int status) {
		HttpResponse<String> response = WebServerFixture.send(method, "http://localhost:" + server.port() + path, "");
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
		assertThat(response.headers().firstValue("Allow").isPresent()).isEqualTo(status == 405);
	}

	@Test
	void headHasTheHeadersOfGetAndNoBody() {
		HttpResponse<String> head = WebServerFixture.send("HEAD",
				"http://localhost:" + server.port() + "/monitoring/sla", null);
		assertThat(head.statusCode()).isEqualTo(200);
		assertThat(head.body()).isEmpty();
		assertThat(head.headers().firstValueAsLong("Content-Length").orElse(0))
			.isEqualTo(server.get("/monitoring/sla").body().length());
	}

	@Test
	void preflightOfAnotherSiteIsAnsweredWithoutPermission() throws IOException {
		String answer = server.sendRaw("OPTIONS " + DISABLE + " HTTP/1.1\r\nHost: localhost\r\n"
				+ "Origin: http://evil.example\r\nAccess-Control-Request-Method: POST\r\nConnection: close\r\n\r\n");
		assertThat(answer).startsWith("HTTP/1.1 204").contains("Allow: POST").doesNotContain("Access-Control-Allow");
	}

	@Test
	void ruleIsSwitchedByItsEncodedName() {
		HttpResponse<String> response = server.post("/monitoring/alerts/rules/Off%20rule%2F1/enable");
		// Tomcat itself refuses an encoded slash
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(server.post(DISABLE).body()).isEqualTo("{\"name\":\"SlowCheckout\",\"enabled\":false}");
		assertThat(server.monitoring().switches()).contains("SlowCheckout=false");
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/plain", "application/x-www-form-urlencoded", "multipart/form-data",
			"multipart/form-data; boundary=x", "multipart/mixed" })
	void writesTakeJsonOnly(String contentType) {
		assertRefusedWrite(post().header("Content-Type", contentType).POST(BodyPublishers.ofString("{}")), 415);
	}

	@Test
	void brokenMultipartIsAProblemForReadsToo() {
		HttpResponse<String> response = server.get("/monitoring/sla", "Content-Type", "multipart/form-data");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(server.get("/monitoring/sla", "Content-Type", "multipart/form-data", "X-Forwarded-For", "1.2.3.4")
			.statusCode()).isEqualTo(403);
	}

	@Test
	void compressedBodyIsRefused() {
		assertRefusedWrite(post().header("Content-Type", "application/json")
			.header("Content-Encoding", "gzip")
			.POST(BodyPublishers.ofString("{}")), 415);
	}

	@Test
	void oversizedBodyIsRefusedWithAndWithoutAContentLength() {
		byte[] body = new byte[64 * 1024 + 1];
		assertRefusedWrite(post().header("Content-Type", "application/json").POST(BodyPublishers.ofByteArray(body)),
				413);
		assertRefusedWrite(post().header("Content-Type", "application/json")
			.POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))), 413);
	}

	@Test
	void writeFromAPageOfAnotherSiteIsRefused() {
		assertRefusedWrite(post().header("Sec-Fetch-Site", "cross-site").POST(BodyPublishers.noBody()), 403);
		assertRefusedWrite(post().header("Origin", "http://evil.example").POST(BodyPublishers.noBody()), 403);
	}

	@Test
	void metricsAreThoseOfTheRegistryInTheFormatThatIsAskedFor() {
		assertThat(server.get("/monitoring/metrics").body()).contains("orders_placed_total 1.0");
		HttpResponse<String> openMetrics = server.get("/monitoring/metrics", "Accept",
				"application/openmetrics-text;version=1.0.0;q=0.6,text/plain;version=0.0.4;q=0.5,*/*;q=0.1");
		assertThat(openMetrics.headers().firstValue("Content-Type").orElse(""))
			.startsWith("application/openmetrics-text");
		assertThat(openMetrics.body()).endsWith("# EOF\n");
	}

	@Test
	void theRestOfTheApplicationIsUntouched() {
		assertThat(server.get("/hello").body()).isEqualTo("wrapped");
		assertThat(server.get("/actuator/health").statusCode()).isEqualTo(200);
	}

	private static HttpRequest.Builder post() {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + DISABLE));
	}

	private static void assertRefusedWrite(HttpRequest.Builder request, int status) {
		int before = server.monitoring().switches().size();
		HttpResponse<String> response = WebServerFixture.send(request);
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
		assertThat(server.monitoring().switches()).hasSize(before);
	}

}
