package io.monitoring.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

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
 * Alerting seen from outside: a rule file as teams paste it, channels that get what they
 * expect, and the tools of Prometheus and Alertmanager against the application.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = { "shop.traffic.requests-per-second=40",
		"monitoring.sampling-interval=1s", "monitoring.alerts.group-interval=1s" })
class AlertingAcceptanceTests {

	/** A rule of the file in the folder of rules, one alert for each route that fails. */
	private static final String RULE = "ShopErrorsByRoute";

	private static final String DRILLED = "checkout-errors-demo";

	@TempDir
	static Path directory;

	private static WebhookReceiver inbox;

	private ShopClient shop;

	private String alertmanager = "";

	@BeforeAll
	static void listen() throws IOException {
		inbox = new WebhookReceiver();
	}

	@AfterAll
	static void close() {
		inbox.close();
	}

	@DynamicPropertySource
	static void properties(DynamicPropertyRegistry properties) {
		properties.add("shop.inbox", () -> inbox.url(""));
		properties.add("monitoring.storage.path", () -> directory.resolve("shop.db").toString());
	}

	@BeforeEach
	void connect(@LocalServerPort int port) {
		this.shop = new ShopClient(port);
		this.alertmanager = "--alertmanager.url=http://localhost:" + port + "/monitoring/alertmanager";
	}

	@AfterEach
	void mend() {
		this.shop.delete("/faults");
	}

	@Test
	void anAlertOfARuleFileArrivesOnEveryChannelUntilASilenceHidesIt() throws IOException, InterruptedException {
		this.shop.post("/faults", "{\"errorRate\":0.4}");
		waiting().untilAsserted(() -> assertThat(inbox.at("/slack")).anySatisfy(
				(body) -> assertThat(body.path("text").asString()).contains("FIRING", RULE, "of the requests to /")));
		waiting().untilAsserted(() -> assertThat(inbox.at("/teams"))
			.anySatisfy((body) -> assertThat(body.at("/attachments/0/content/type").asString() + body)
				.startsWith("AdaptiveCard")
				.contains(RULE)));
		waiting().untilAsserted(() -> assertThat(inbox.at("/pagerduty"))
			.anySatisfy((body) -> assertThat(body.path("event_action").asString()).isEqualTo("trigger")));
		assertThat(amtool("alert", "query", "alertname=" + RULE)).contains(RULE, "active");
		String id = amtool("silence", "add", "alertname=" + RULE, "--comment", "known", "--duration", "1h").strip();
		assertThat(amtool("silence", "query")).contains(id, "known");
		waiting().until(() -> alerts().stream().anyMatch((alert) -> alert.at("/silencedBy/0").asString("").equals(id)));
		assertThat(amtool("alert", "query", "--silenced", "alertname=" + RULE)).contains("suppressed");
		amtool("silence", "expire", id);
		waiting().until(() -> alerts().stream().noneMatch((alert) -> alert.path("silencedBy").size() > 0));
	}

	@Test
	void aFireDrillArrivesAndProvesTheChannels() {
		JsonNode drill = this.shop.post("/monitoring/alerts/rules/" + DRILLED + "/drill", "");
		assertThat(drill.path("receivers").valueStream().map(JsonNode::asString)).contains("slack", "teams");
		waiting().untilAsserted(() -> assertThat(inbox.at("/slack"))
			.anySatisfy((body) -> assertThat(body.path("text").asString()).contains("FIRE DRILL", DRILLED)));
		waiting().until(() -> this.shop.json("/monitoring/alerts/receivers")
			.path("receivers")
			.valueStream()
			.anyMatch((receiver) -> receiver.path("name").asString().equals("slack")
					&& !receiver.path("lastSuccessAt").isNull()));
		assertThat(this.shop.get("/monitoring/alerts/notifications").body()).contains("fire drill", "delivered");
	}

	@Test
	void theRoutesAreWhatAlertmanagerAccepts() throws IOException, InterruptedException {
		String config = this.shop.get("/monitoring/alerts/alertmanager-config").body();
		Path file = Files.writeString(directory.resolve("alertmanager.yml"), config);
		assertThat(CommandLine.run(directory, "amtool", "check-config", file.toString())).contains("SUCCESS");
	}

	private List<JsonNode> alerts() {
		return this.shop.json("/monitoring/alerts")
			.path("alerts")
			.valueStream()
			.filter((alert) -> alert.path("name").asString().equals(RULE))
			.toList();
	}

	private String amtool(String... arguments) throws IOException, InterruptedException {
		String[] all = new String[arguments.length + 1];
		all[0] = this.alertmanager;
		System.arraycopy(arguments, 0, all, 1, arguments.length);
		return CommandLine.run(directory, "amtool", all);
	}

	private static ConditionFactory waiting() {
		return await().atMost(Duration.ofSeconds(90)).pollInterval(Duration.ofMillis(200));
	}

}
