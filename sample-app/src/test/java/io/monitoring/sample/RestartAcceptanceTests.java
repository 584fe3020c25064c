package io.monitoring.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What is left of the budgets when the application was killed.
 */
class RestartAcceptanceTests {

	private static final String OBJECTIVE = "checkout-availability";

	@TempDir
	private Path directory;

	@Test
	void theBudgetSurvivesKillAndStopAndTheGapsSayWhy() throws IOException, InterruptedException {
		long before;
		try (ShopProcess shop = ShopProcess.start(this.directory)) {
			shop.client().post("/faults", "{\"errorRate\":0.3}");
			waiting().until(() -> total(shop) > 30 && bad(shop) > 3);
			before = total(shop);
			shop.kill();
		}
		long after;
		try (ShopProcess shop = ShopProcess.start(this.directory, "--shop.traffic.enabled=false")) {
			waiting().until(() -> total(shop) >= before);
			assertThat(bad(shop)).isGreaterThan(3);
			after = total(shop);
			waiting().until(() -> reasons(shop).contains("crash"));
			shop.stop();
		}
		try (ShopProcess shop = ShopProcess.start(this.directory, "--shop.traffic.enabled=false")) {
			waiting().until(() -> total(shop) == after);
			waiting().until(() -> reasons(shop).contains("crash") && reasons(shop).contains("planned"));
		}
	}

	private static JsonNode budget(ShopProcess shop) {
		return shop.client().json("/monitoring/sla/error-budget/" + OBJECTIVE);
	}

	private static long total(ShopProcess shop) {
		return budget(shop).path("total").asLong();
	}

	private static long bad(ShopProcess shop) {
		return total(shop) - budget(shop).path("good").asLong();
	}

	private static String reasons(ShopProcess shop) {
		return budget(shop).path("downtimes").toString().toLowerCase(java.util.Locale.ROOT);
	}

	private static ConditionFactory waiting() {
		return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(200));
	}

}
