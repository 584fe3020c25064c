package io.monitoring.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What the starter promises, seen from outside: real traffic, a budget that burns, an
 * alert that arrives and goes again. Times are shorter than the sample's own.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "shop.traffic.requests-per-second=40", "monitoring.sampling-interval=1s",
				"monitoring.alerts.group-interval=1s", "monitoring.alerts.rules.checkout-errors-demo.for=3s",
				"monitoring.alerts.rules.checkout-errors-demo.expr="
						+ "sum(rate(http_server_requests_seconds_count{uri='/checkout',status=~'5..'}[15s]))"
						+ " / sum(rate(http_server_requests_seconds_count{uri='/checkout'}[15s])) > 0.05" })
class ShopAcceptanceTests {

	private static final String RULE = "checkout-errors-demo";

	private static final String OBJECTIVE = "checkout-availability";

	private static WebhookReceiver webhook;

	private ShopClient shop;

	@BeforeAll
	static void listen() throws IOException {
		webhook = new WebhookReceiver();
	}

	@AfterAll
	static void close() {
		webhook.close();
	}

	@DynamicPropertySource
	static void webhook(DynamicPropertyRegistry properties) {
		properties.add("monitoring.alerts.receivers.webhook.url", () -> webhook.url("/hook"));
		properties.add("monitoring.alerts.notify.default", () -> "webhook");
	}

	@BeforeEach
	void connect(@LocalServerPort int port) {
		this.shop = new ShopClient(port);
	}

	@AfterEach
	void mend() {
		this.shop.delete("/faults");
	}

	@Test
	void theObjectivesCountTheTraffic() {
		waiting().until(() -> total("api-availability") > 20 && total("api-latency") > 20 && total(OBJECTIVE) > 5);
		long total = total(OBJECTIVE);
		waiting().until(() -> total(OBJECTIVE) > total + 5);
		JsonNode checkout = objective(OBJECTIVE).orElseThrow();
		assertThat(checkout.path("type").asString()).isEqualTo("availability");
		assertThat(checkout.path("good").asLong()).isPositive();
		assertThat(total("api-availability")).isGreaterThan(total(OBJECTIVE));
	}

	@Test
	void anAlertIsPendingFiresArrivesAndResolves() {
		waiting().until(() -> total(OBJECTIVE) > 20 && state().isEmpty());
		double burnRate = burnRate();
		this.shop.post("/faults", "{\"errorRate\":0.5}");
		waiting().until(() -> state().equals(Optional.of("pending")));
		waiting().until(() -> state().equals(Optional.of("firing")));
		JsonNode alert = alert().orElseThrow();
		assertThat(alert.path("severity").asString()).isEqualTo("warning");
		assertThat(alert.path("value").asDouble()).isBetween(0.05, 0.9);
		assertThat(alert.at("/annotations/summary").asString()).matches("[\\d.]+% of the checkouts fail");
		waiting().untilAsserted(() -> assertNotified("firing"));
		waiting().until(() -> burnRate() > burnRate + 1);
		this.shop.delete("/faults");
		waiting().untilAsserted(() -> assertNotified("resolved"));
		waiting().until(() -> state().isEmpty() || state().equals(Optional.of("resolved")));
	}

	@Test
	void theHealthIsServedWithItsProbes() {
		for (String path : new String[] { "/monitoring/health", "/monitoring/health/live",
				"/monitoring/health/ready" }) {
			assertThat(this.shop.json(path).path("status").asString()).as(path).isEqualTo("UP");
		}
	}

	@Test
	void theMetricsAreServedAsText() {
		waiting()
			.until(() -> this.shop.get("/monitoring/metrics").body().contains("http_server_requests_seconds_count{"));
		assertThat(this.shop.get("/monitoring/metrics").headers().firstValue("Content-Type").orElseThrow())
			.startsWith("text/plain");
	}

	@Test
	void theRulesAreWhatPrometheusAccepts(@TempDir Path directory) throws IOException, InterruptedException {
		String rules = this.shop.get("/monitoring/alerts/prometheus-rules").body();
		assertThat(rules).contains(RULE, "high-error-rate");
		Path file = Files.writeString(directory.resolve("rules.yml"), rules);
		assertThat(CommandLine.run(directory, "promtool", "check", "rules", file.toString())).contains("SUCCESS");
	}

	@Test
	void theStatusCountsTicks() {
		waiting().until(() -> this.shop.json("/monitoring/status").path("ticks").asLong() > 2);
	}

	private long total(String objective) {
		return objective(objective).map((status) -> status.path("total").asLong()).orElse(0L);
	}

	private Optional<JsonNode> objective(String name) {
		return named(this.shop.json("/monitoring/sla").path("objectives"), name);
	}

	private Optional<JsonNode> alert() {
		return named(this.shop.json("/monitoring/alerts").path("alerts"), RULE);
	}

	private Optional<String> state() {
		return alert().map((alert) -> alert.path("state").asString());
	}

	private double burnRate() {
		JsonNode budget = this.shop.json("/monitoring/sla/error-budget/" + OBJECTIVE);
		return budget.path("burnRates").path(0).path("burnRate").asDouble(0);
	}

	private static Optional<JsonNode> named(JsonNode list, String name) {
		return list.valueStream().filter((element) -> element.path("name").asString().equals(name)).findFirst();
	}

	private static void assertNotified(String status) {
		assertThat(webhook.about(RULE)).anySatisfy((body) -> {
			assertThat(body.path("version").asString()).isEqualTo("4");
			assertThat(body.path("status").asString()).isEqualTo(status);
			assertThat(body.path("groupKey").asString()).isNotEmpty();
			JsonNode alert = body.path("alerts").path(0);
			assertThat(alert.path("status").asString()).isEqualTo(status);
			assertThat(alert.at("/labels/application").asString()).isEqualTo("shop");
			assertThat(alert.path("startsAt").asString()).isNotEmpty();
		});
	}

	private static ConditionFactory waiting() {
		return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(200));
	}

}
