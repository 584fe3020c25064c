package io.monitoring.autoconfigure.web;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

import io.micrometer.core.instrument.MeterRegistry;
import io.monitoring.test.Tools;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of Prometheus' API on a real web server over the real engine, with Prometheus'
 * own client and with the requests that Grafana sends.
 */
class PrometheusClientTests {

	private static final String API = "/monitoring/prometheus/api/v1/";

	private static final String[] FORM = { "Content-Type", "application/x-www-form-urlencoded" };

	private static WebServerFixture server;

	@TempDir
	Path directory;

	@BeforeAll
	static void start() {
		server = WebServerFixture.start(WebServerFixture.Application.class, "monitoring.sampling-interval=1s",
				"monitoring.history.retain[0].selector={__name__=~\"orders_.*\"}",
				"monitoring.history.retain[0].for=1h", "monitoring.query.max-points=500",
				"spring.mvc.hiddenmethod.filter.enabled=true");
		server.context().getBean(MeterRegistry.class).counter("orders.placed", "shop", "north").increment(3);
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.until(() -> query("orders_placed_total").body().contains("north"));
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@Test
	void promtoolAsksForAnInstant() throws Exception {
		Tools.Result result = promtool("instant", url(), "sum by (shop) (orders_placed_total)");
		assertThat(result.output()).contains("{shop=\"north\"} => 3 @[");
		assertThat(result.exitCode()).isZero();
	}

	@Test
	void promtoolAsksForARange() throws Exception {
		Tools.Result result = promtool("range", "--step=1s", url(), "orders_placed_total > 0");
		assertThat(result.output()).contains("orders_placed_total{shop=\"north\"} =>\n3 @[");
		assertThat(result.exitCode()).isZero();
	}

	@Test
	void promtoolAsksForSeriesAndLabels() throws Exception {
		assertThat(promtool("series", "--match=orders_placed_total", url()).output())
			.isEqualTo("{__name__=\"orders_placed_total\", shop=\"north\"}\n");
		assertThat(promtool("labels", url(), "shop").output()).isEqualTo("north\n");
	}

	@Test
	void promtoolShowsWhatIsWrong() throws Exception {
		Tools.Result parse = promtool("instant", url(), "sum(up");
		assertThat(parse.output()).contains("bad_data", "1:7");
		assertThat(parse.exitCode()).isNotZero();
		Tools.Result points = promtool("range", "--step=1s", "--start=1", "--end=1000", url(), "up");
		assertThat(points.output()).contains("'monitoring.query.max-points'");
	}

	@Test
	void grafanaFindsTheDataSourceHealthy() {
		HttpResponse<String> health = server.post(API + "query?query=1%2B1&time=4", FORM);
		assertThat(health.statusCode()).isEqualTo(200);
		assertThat(health.body())
			.isEqualTo("{\"status\":\"success\",\"data\":{\"resultType\":\"scalar\",\"result\":[4,\"2\"]}}");
		assertThat(server.get(API + "status/buildinfo").body()).contains("\"version\":\"3.");
		assertThat(server.get(API + "rules/test/test").body()).contains("page not found");
	}

	@Test
	void formIsReadAlsoWhereAFilterReadItFirst() {
		String base = "http://localhost:" + server.port();
		HttpResponse<String> response = WebServerFixture.send("POST", base + API + "query",
				"query=" + encode("orders_placed_total{shop=\"north\"} + 1"), FORM);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).contains("\"4\"");
		assertThat(WebServerFixture.send("POST", base + API + "query", "query=" + "1%2B".repeat(20_000) + "1", FORM)
			.statusCode()).isEqualTo(413);
	}

	@Test
	void metadataAndRulesAreThoseOfTheApplication() {
		assertThat(server.get(API + "metadata?metric=orders_placed_total").body()).contains("\"type\":\"counter\"");
		assertThat(server.get(API + "rules?type=alert").body()).contains("\"name\":\"high-error-rate\"",
				"\"interval\":1.0");
		assertThat(server.get(API + "alerts").body()).startsWith("{\"status\":\"success\",\"data\":{\"alerts\":[");
	}

	@Test
	void queryThroughAProxyIsRefused() {
		HttpResponse<String> refused = server.get(API + "query?query=up", "X-Forwarded-For", "203.0.113.7");
		assertThat(refused.statusCode()).isEqualTo(403);
		assertThat(refused.body()).contains("\"status\":\"error\"", "'monitoring.web.read'");
	}

	private static HttpResponse<String> query(String expression) {
		return server.get(API + "query?query=" + encode(expression));
	}

	private static String encode(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

	private static String url() {
		return "http://localhost:" + server.port() + "/monitoring/prometheus";
	}

	private Tools.Result promtool(String... arguments) throws Exception {
		String[] command = new String[arguments.length + 2];
		command[0] = "promtool";
		command[1] = "query";
		System.arraycopy(arguments, 0, command, 2, arguments.length);
		return Tools.run(this.directory, command);
	}

}
