package io.monitoring.web;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link WriteGuard}, through the interface.
 */
class WriteGuardTests {

	private static final String DISABLE = "alerts/rules/SlowCheckout/disable";

	private final ApiFixture api = new ApiFixture();

	@Test
	void noBodyAndAnEmptyObjectAreAccepted() {
		assertThat(post(Map.of(), "")).isEqualTo(200);
		assertThat(post(Map.of("Content-Type", "application/json"), "")).isEqualTo(200);
		assertThat(post(Map.of("Content-Type", "application/json; charset=utf-8"), "{}")).isEqualTo(200);
		assertThat(this.api.monitoring.switches()).hasSize(3).containsOnly("SlowCheckout=false");
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x",
			"application/problem+json", "application/*", "nonsense", "text/json" })
	void onlyJsonIsAccepted(String contentType) {
		assertThat(post(Map.of("Content-Type", contentType), "")).isEqualTo(415);
		assertThat(post(Map.of("Content-Type", contentType), "{}")).isEqualTo(415);
		assertThat(this.api.monitoring.switches()).isEmpty();
	}

	@Test
	void bodyWithoutContentTypeIsRefused() {
		assertThat(post(Map.of(), "{}")).isEqualTo(415);
	}

	@ParameterizedTest
	@ValueSource(strings = { "gzip", "br", "deflate, gzip", "x-unknown" })
	void compressedBodyIsRefused(String encoding) {
		assertThat(post(Map.of("Content-Type", "application/json", "Content-Encoding", encoding), "{}")).isEqualTo(415);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{", "nonsense", "{}{", "[1]", "{\"enabled\":false}", "null]" })
	void malformedOrUnknownContentIsRefused(String body) {
		assertThat(post(Map.of("Content-Type", "application/json"), body)).isEqualTo(400);
		assertThat(this.api.monitoring.switches()).isEmpty();
	}

	@Test
	void deeplyNestedBodyIsRefused() {
		assertThat(post(Map.of("Content-Type", "application/json"), "[".repeat(40) + "]".repeat(40))).isEqualTo(400);
	}

	@Test
	void bodyIsCappedByItsDeclaredAndByItsRealLength() {
		Map<String, String> json = Map.of("Content-Type", "application/json");
		assertThat(post(json, " ".repeat(64 * 1024 - 2) + "{}")).isEqualTo(200);
		assertThat(post(json, " ".repeat(64 * 1024 - 1) + "{}")).isEqualTo(413);
		assertThat(post(Map.of("Content-Type", "application/json", "Content-Length", "65537"), "")).isEqualTo(413);
	}

	@ParameterizedTest
	@CsvSource({ "same-origin, 200", "none, 200", "same-site, 403", "cross-site, 403", "'', 403" })
	void browserMustSayThatTheSiteIsTheSame(String site, int status) {
		assertThat(post(Map.of("Sec-Fetch-Site", site), "")).isEqualTo(status);
	}

	@ParameterizedTest
	@CsvSource({ "http://localhost:8080, localhost:8080, 200", "http://LOCALHOST:8080, localhost:8080, 200",
			"https://localhost, localhost:443, 200", "http://localhost, localhost:80, 200",
			"http://localhost:8081, localhost:8080, 403", "http://evil.example, localhost:8080, 403",
			"null, localhost:8080, 403", "http://localhost:8080.evil.example, localhost:8080, 403",
			"'http://a b', localhost:8080, 403", "file://, localhost:8080, 403" })
	void originMustBeTheHostOfTheRequest(String origin, String host, int status) {
		assertThat(post(Map.of("Origin", origin, "Host", host), "")).isEqualTo(status);
	}

	@Test
	void originWithoutHostIsRefused() {
		assertThat(post(Map.of("Origin", "http://localhost"), "")).isEqualTo(403);
	}

	private int post(Map<String, String> headers, String body) {
		ApiResponse response = this.api.call("POST", DISABLE, headers, body);
		assertThat(response.contentType())
			.isEqualTo((response.status() == 200) ? "application/json" : "application/problem+json");
		return response.status();
	}

}
