package io.monitoring.web;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.monitoring.audit.AuditEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AuditTrail} and {@link AuditResource}.
 */
class AuditTrailTests {

	private static final String OBJECTIVE = "{\"name\":\"checkout\",\"type\":\"availability\",\"target\":99.5}";

	private final ApiFixture api = new ApiFixture().withUser("ann");

	@Test
	void changeIsPutOnRecordWithWhatWasAndWhatIs() {
		this.api.postJson("sla/objectives", OBJECTIVE);
		this.api.call("PUT", "sla/objectives/checkout", Map.of("Content-Type", "application/json", "If-Match", "\"1\""),
				OBJECTIVE.replace("99.5", "99.8"));
		AuditEntry last = this.api.audit.recent(1).get(0);
		assertThat(last.time()).isEqualTo(SampleMonitoring.NOW);
		assertThat(last.who()).isEqualTo("ann");
		assertThat(last.address()).isEqualTo("127.0.0.1");
		assertThat(last.action()).isEqualTo("PUT sla/objectives/checkout");
		assertThat(last.status()).isEqualTo(200);
		assertThat(last.before()).contains("99.5");
		assertThat(last.after()).contains("99.8").doesNotContain("99.5");
		assertThat(this.api.audit.told()).hasSize(2);
	}

	@ParameterizedTest
	@CsvSource({ "alerts/rules/SlowCheckout/disable, 200", "alerts/rules/nothing/disable, 404", "alerts/silences, 400",
			"sla/exclusions, 400", "alertmanager/api/v2/silences, 400" })
	void everyWriteIsOnRecordOnce(String path, int status) {
		ApiResponse answer = this.api.post(path);
		assertThat(answer.status()).isEqualTo(status);
		assertThat(this.api.audit.recent(9)).singleElement().satisfies((entry) -> {
			assertThat(entry.action()).isEqualTo("POST " + path);
			assertThat(entry.status()).isEqualTo(status);
		});
	}

	@Test
	void readingIsNotOnRecord() {
		this.api.get("sla");
		this.api.get("nothing");
		this.api.post("nothing");
		assertThat(this.api.audit.recent(9)).isEmpty();
	}

	@Test
	void secretsAreMaskedAndTextsAreBoundedOnOneLine() {
		String text = "see https://bob:hunter2@shop.example with Bearer abc.def\\n" + "x".repeat(900);
		this.api.postJson("alerts/silences", "{\"matchers\":[{\"name\":\"api_key\",\"value\":\"v\"}],"
				+ "\"duration\":\"1h\",\"comment\":\"" + text + "\"}");
		String after = String.valueOf(this.api.audit.recent(1).get(0).after());
		assertThat(after).contains("https://******@shop.example", "Bearer ******")
			.doesNotContain("hunter2", "abc.def", "\n")
			.hasSizeLessThan(2100);
		assertThat(AuditText.of(Map.of("password", "p", "nested", List.of(Map.of("apiKey", "k", "name", "n")))))
			.contains("\"n\"")
			.doesNotContain("\"p\"", "\"k\"");
	}

	@Test
	void refusalsAreKeptUpToANumberInAMinuteAndTheRestIsCounted() {
		for (int i = 0; i < 200; i++) {
			this.api.post("alerts/rules/nothing/disable");
		}
		this.api.post("alerts/rules/SlowCheckout/disable");
		assertThat(this.api.audit.recent(1000)).hasSize(61);
		this.api.monitoring.advance(Duration.ofMinutes(2));
		this.api.post("alerts/rules/nothing/disable");
		assertThat(this.api.audit.recent(1).get(0).after()).contains("140 more were refused before");
	}

	@Test
	void recordIsReadNewestFirst() {
		this.api.post("alerts/rules/SlowCheckout/disable");
		this.api.post("alerts/rules/SlowCheckout/enable");
		JsonNode entries = this.api.json("audit?limit=1").path("entries");
		assertThat(entries).hasSize(1);
		assertThat(entries.path(0).path("action").asString()).isEqualTo("POST alerts/rules/SlowCheckout/enable");
		assertThat(entries.path(0).propertyNames()).containsExactly("time", "who", "address", "action", "status",
				"before", "after");
		assertThat(this.api.get("audit?limit=0").status()).isEqualTo(400);
		assertThat(this.api.get("audit?who=ann").status()).isEqualTo(400);
	}

	@Test
	void recordThatFailsDoesNotUndoWhatWasDone() {
		ApiFixture failing = new ApiFixture();
		failing.audit.fail();
		assertThat(failing.post("alerts/rules/SlowCheckout/disable").status()).isEqualTo(200);
		assertThat(failing.monitoring.switches()).hasSize(1);
	}

}
