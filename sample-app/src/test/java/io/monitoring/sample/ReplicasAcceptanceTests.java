package io.monitoring.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Two processes of the shop on one PostgreSQL.
 */
class ReplicasAcceptanceTests {

	private static final String ALERT = "ErrorBudgetBurn1h";

	private static final String CONFIGURATION = """
			spring.application.name: shop
			shop.traffic.requests-per-second: 20
			monitoring:
			  alerts:
			    group-wait: 1s
			    group-interval: 2s
			    default-rules: false
			  sla:
			    objectives:
			      checkout:
			        type: availability
			        target: 99
			        match:
			          uri: /checkout
			""";

	@TempDir
	private Path directory;

	@Test
	void theyShowOneBudgetAndSendOneMessageAlsoWhenTheSenderIsKilled() throws IOException, InterruptedException {
		try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
				WebhookReceiver webhook = new WebhookReceiver();
				ShopProcess first = start("first", postgres, webhook);
				ShopProcess second = start("second", postgres, webhook)) {
			waiting().until(() -> total(first) > 40 && total(second) > 40);
			assertThat(leaders(first, second)).hasSize(1);
			first.client().post("/faults", "{\"errorRate\":0.5}");
			waiting().until(() -> webhook.about(ALERT).size() == 1);
			first.client().delete("/faults");
			ShopProcess leader = leaders(first, second).get(0);
			ShopProcess other = (leader == first) ? second : first;
			long total = total(leader);
			leader.kill();
			waiting().until(() -> leaders(other).size() == 1);
			waiting().until(() -> total(other) >= total);
			assertThat(webhook.about(ALERT)).filteredOn((body) -> body.path("status").asString().equals("firing"))
				.as("messages about the same trouble")
				.hasSizeBetween(1, 2);
		}
	}

	@Test
	void theirCountsAreThoseOfBoth() throws IOException, InterruptedException {
		try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
				WebhookReceiver webhook = new WebhookReceiver();
				ShopProcess first = start("first", postgres, webhook);
				ShopProcess second = start("second", postgres, webhook)) {
			waiting().until(() -> total(first) > 60);
			List<ShopProcess> both = List.of(first, second);
			both.forEach((shop) -> shop.client().post("/faults", "{\"latency\":\"9s\"}"));
			waiting().untilAsserted(() -> {
				long counted = both.stream().mapToLong(ReplicasAcceptanceTests::served).sum();
				assertThat(total(first)).isEqualTo(counted);
				assertThat(total(second)).isEqualTo(counted);
			});
		}
	}

	private ShopProcess start(String name, EmbeddedPostgres postgres, WebhookReceiver webhook) throws IOException {
		Path file = Files.writeString(this.directory.resolve(name + ".yml"), CONFIGURATION);
		return ShopProcess.start(this.directory, "--spring.config.location=file:" + file,
				"--monitoring.instance=" + name,
				"--monitoring.storage.url=" + postgres.getJdbcUrl("postgres", "postgres"),
				"--monitoring.alerts.receivers.webhook.url=" + webhook.url("/hook"));
	}

	private static long total(ShopProcess shop) {
		return shop.client().json("/monitoring/sla/error-budget/checkout").path("total").asLong();
	}

	/** What the process itself has answered, by its own metrics. */
	private static long served(ShopProcess shop) {
		return shop.client()
			.get("/monitoring/metrics")
			.body()
			.lines()
			.filter((line) -> line.startsWith("http_server_requests_seconds_count{")
					&& line.contains("uri=\"/checkout\""))
			.mapToLong((line) -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
			.sum();
	}

	private static List<ShopProcess> leaders(ShopProcess... shops) {
		return Stream.of(shops).filter((shop) -> replica(shop).path("leading").asBoolean(false)).toList();
	}

	private static JsonNode replica(ShopProcess shop) {
		return shop.client().json("/monitoring/status").path("replica");
	}

	private static ConditionFactory waiting() {
		return await().atMost(Duration.ofSeconds(90)).pollInterval(Duration.ofMillis(200));
	}

}
