package io.monitoring.web;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.monitoring.notify.Silence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SilencesResource}.
 */
class SilencesResourceTests {

	private static final String PATH = "alerts/silences";

	private static final String VALID = "{\"matchers\":[\"alertname=\\\"SlowCheckout\\\"\"],\"duration\":\"2h\","
			+ "\"comment\":\"deploying\",\"createdBy\":\"ann\"}";

	private final ApiFixture api = new ApiFixture();

	@Test
	void silenceIsAddedAndTellsWhatItIsGoingToHide() {
		ApiResponse added = this.api.postJson(PATH, VALID);
		assertThat(added.status()).isEqualTo(201);
		JsonNode silence = ApiFixture.json(added);
		String id = silence.path("id").asString();
		assertThat(added.headers()).containsEntry("Location", "/monitoring/alerts/silences/" + id);
		assertThat(added.body())
			.isEqualTo("{\"id\":\"" + id + "\",\"state\":\"active\",\"matchers\":[\"alertname=\\\"SlowCheckout\\\"\"],"
					+ "\"startsAt\":\"2026-11-21T10:00:00Z\",\"endsAt\":\"2026-11-21T12:00:00Z\","
					+ "\"updatedAt\":\"2026-11-21T10:00:00Z\",\"createdBy\":\"ann\",\"comment\":\"deploying\","
					+ "\"hiding\":1,\"hidden\":4,\"matches\":1}");
		JsonNode found = this.api.json(PATH + "/" + id);
		assertThat(found.path("hiding").intValue()).isEqualTo(1);
		assertThat(found.path("hidden").intValue()).isEqualTo(4);
		assertThat(found.has("matches")).isFalse();
	}

	@Test
	void dryRunShowsTheSilenceAndKeepsNothing() {
		ApiResponse preview = this.api.postJson(PATH + "?dryRun=true",
				"{\"matchers\":[\"alertname=~\\\".+\\\"\"],\"duration\":\"PT1H\",\"comment\":\"all\"}");
		assertThat(preview.status()).isEqualTo(200);
		assertThat(ApiFixture.json(preview).path("id").isNull()).isTrue();
		assertThat(ApiFixture.json(preview).path("matches").intValue()).isEqualTo(2);
		assertThat(this.api.alerting.silences().all()).hasSize(1);
	}

	@Test
	void matchersAreTextsOrObjects() {
		add("{\"matchers\":[{\"name\":\"team\",\"value\":\"a|b\",\"isRegex\":true,\"isEqual\":false},"
				+ "{\"name\":\"uri\",\"value\":\"a\\\"\\\\b\"},\"severity=low, env!=dev\"],"
				+ "\"endsAt\":\"2026-11-22T10:00:00+01:00\",\"comment\":\"c\"}");
		Silence silence = this.api.alerting.silences().all().get(0);
		assertThat(silence.matchers()).extracting(Object::toString)
			.containsExactly("team!~\"a|b\"", "uri=\"a\\\"\\\\b\"", "severity=\"low\"", "env!=\"dev\"");
		assertThat(silence.endsAt()).isEqualTo("2026-11-22T09:00:00Z");
		JsonNode shown = this.api.json(PATH + "/" + silence.id()).path("matchers");
		add("{\"matchers\":" + shown + ",\"duration\":\"1h\",\"comment\":\"again\"}");
		assertThat(this.api.alerting.silences().all()).extracting(Silence::matchers)
			.filteredOn(silence.matchers()::equals)
			.hasSize(2);
	}

	@Test
	void startCanBeLaterAndWhatIsPastBecomesThePresent() {
		add("{\"matchers\":[\"a=b\"],\"startsAt\":\"2026-11-21T11:00:00Z\",\"duration\":\"1h\",\"comment\":\"c\"}");
		add("{\"matchers\":[\"a=c\"],\"startsAt\":\"1999-01-01T00:00:00Z\",\"duration\":\"30m\",\"comment\":\"c\"}");
		JsonNode all = this.api.json(PATH).path("silences");
		assertThat(all).extracting((silence) -> silence.path("state").asString())
			.containsExactly("active", "active", "pending");
		assertThat(all.path(2).path("endsAt").asString()).isEqualTo("2026-11-21T12:00:00Z");
		assertThat(all.path(0).path("startsAt").asString()).isEqualTo("2026-11-21T10:00:00Z");
		assertThat(this.api.json(PATH + "?state=pending").path("silences").size()).isEqualTo(1);
	}

	@Test
	void whoIsKnownSignsWithTheOwnName() {
		assertThat(author(new ApiFixture(), VALID)).isEqualTo("ann");
		assertThat(author(new ApiFixture().withUser("bob"), VALID)).isEqualTo("bob");
		assertThat(author(new ApiFixture(), VALID.replace("ann", " "))).isEqualTo("127.0.0.1");
	}

	private static String author(ApiFixture api, String body) {
		return ApiFixture.json(api.postJson(PATH, body)).path("createdBy").asString();
	}

	@Test
	void silenceIsEndedOnce() {
		String path = PATH + "/" + SampleAlerting.SILENCE;
		ApiResponse ended = this.api.call("DELETE", path, Map.of(), "");
		assertThat(ended.status()).isEqualTo(200);
		assertThat(ApiFixture.json(ended).path("state").asString()).isEqualTo("expired");
		ApiResponse again = this.api.call("DELETE", path, Map.of(), "");
		assertThat(again.status()).isEqualTo(404);
		assertThat(again.body()).contains("has ended already");
		assertThat(this.api.get(PATH + "/nothing").status()).isEqualTo(404);
		assertThat(this.api.call("DELETE", PATH + "/nothing", Map.of(), "").status()).isEqualTo(404);
		assertThat(this.api.json(PATH + "?state=expired").path("silences").size()).isEqualTo(1);
	}

	@Test
	void thirtyDaysAreTheMost() {
		String body = "{\"matchers\":[\"a=b\"],\"comment\":\"c\",\"endsAt\":\"%s\"}";
		assertThat(this.api.postJson(PATH, body.formatted(SampleMonitoring.NOW.plus(Duration.ofDays(30)))).status())
			.isEqualTo(201);
		assertThat(
				this.api.postJson(PATH, body.formatted(SampleMonitoring.NOW.plus(Duration.ofDays(30)).plusSeconds(1)))
					.status())
			.isEqualTo(400);
	}

	@Test
	void whatTheStoreRefusesIsToldToTheAuthor() {
		for (int i = 0; i < 99; i++) {
			add("{\"matchers\":[\"a=b\"],\"duration\":\"1h\",\"comment\":\"c\"}");
		}
		ApiResponse refused = this.api.postJson(PATH, VALID);
		assertThat(refused.status()).isEqualTo(400);
		assertThat(refused.body()).contains("There are 100 silences already");
	}

	private void add(String body) {
		ApiResponse added = this.api.postJson(PATH, body);
		assertThat(added.status()).as(added.body()).isEqualTo(201);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			value = { "[] | The body is a list and not an object", "{} | Field 'matchers' is missing or empty",
					"{`matchers`:[]} | Field 'matchers' is missing or empty",
					"{`matchers`:null} | Field 'matchers' is missing or empty",
					"{`matchers`:`a=b`} | Field 'matchers' is a text and not a list",
					"{`matchers`:[7]} | Field 'matchers[0]' is a number and not a text" })
	void wrongMatchersAreRefused(String body, String message) {
		refused(body.replace('`', '"'), message);
	}

	private void refused(String body, String message) {
		ApiResponse response = this.api.postJson(PATH, body);
		assertThat(response.status()).as(body).isEqualTo(400);
		assertThat(ApiFixture.json(response).path("detail").asString()).contains(message);
		assertThat(this.api.alerting.silences().all()).as("nothing half-applied").hasSize(1);
	}

	@Test
	void everyFieldIsCheckedInTurn() {
		Map<String, List<String>> wrong = HostileInput.silences();
		wrong.forEach((body, expected) -> expected.forEach((text) -> refused(body, text)));
		assertThat(wrong).hasSizeGreaterThan(40);
	}

}
