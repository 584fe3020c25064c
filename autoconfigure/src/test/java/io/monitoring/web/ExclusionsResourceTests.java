package io.monitoring.web;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ExclusionsResource}.
 */
class ExclusionsResourceTests {

	private static final String PATH = "sla/exclusions";

	private static final String VALID = "{\"objective\":\"api-availability\",\"from\":\"2026-11-21T09:30:00Z\","
			+ "\"to\":\"2026-11-21T09:40:00Z\",\"reason\":\"load test\"}";

	private final ApiFixture api = new ApiFixture().withUser("ann");

	@Test
	void exclusionIsAddedWithWhatItGivesBackAndRemoved() {
		ApiResponse added = this.api.postJson(PATH, VALID);
		assertThat(added.status()).as(added.body()).isEqualTo(201);
		JsonNode exclusion = ApiFixture.json(added);
		String path = PATH + "/" + exclusion.path("id").asString();
		assertThat(added.headers()).containsEntry("Location", "/monitoring/" + path);
		assertThat(exclusion.path("createdBy").asString()).isEqualTo("ann");
		JsonNode effect = exclusion.path("givesBack").path(0);
		assertThat(effect.path("total").longValue()).isEqualTo(100);
		assertThat(effect.path("bad").longValue()).isEqualTo(5);
		assertThat(effect.path("budgetRemainingPercent").asDouble()).isEqualTo(50);
		assertThat(this.api.json(PATH).path("exclusions")).hasSize(1);
		assertThat(this.api.json(PATH + "?objective=api-latency").path("exclusions")).isEmpty();
		assertThat(this.api.get(path).status()).isEqualTo(200);
		assertThat(this.api.call("DELETE", path, Map.of(), "").status()).isEqualTo(200);
		assertThat(this.api.call("DELETE", path, Map.of(), "").status()).isEqualTo(404);
		assertThat(this.api.get(path).status()).isEqualTo(404);
		assertThat(this.api.audit.recent(3).get(1).before()).contains("load test");
	}

	@Test
	void dryRunTellsTheEffectAndKeepsNothing() {
		ApiResponse preview = this.api.postJson(PATH + "?dryRun=true", VALID);
		assertThat(preview.status()).isEqualTo(200);
		assertThat(ApiFixture.json(preview).path("id").isNull()).isTrue();
		assertThat(ApiFixture.json(preview).path("givesBack")).hasSize(1);
		assertThat(this.api.objectives.all()).isEmpty();
	}

	@Test
	void exclusionOfAllObjectivesMayBeAheadAndGivesNothingBackYet() {
		ApiResponse added = this.api.postJson(PATH,
				"{\"from\":\"2026-11-22T02:00:00Z\",\"duration\":\"2h\",\"reason\":\"new database\"}");
		assertThat(added.status()).isEqualTo(201);
		assertThat(ApiFixture.json(added).path("objective").isNull()).isTrue();
		assertThat(ApiFixture.json(added).path("to").asString()).isEqualTo("2026-11-22T04:00:00Z");
		assertThat(ApiFixture.json(added).path("givesBack")).isEmpty();
	}

	@Test
	void fourHundredDaysBackAndNinetyDaysLongAreTheMost() {
		String body = "{\"from\":\"%s\",\"duration\":\"%s\",\"reason\":\"r\"}";
		assertThat(post(body, SampleMonitoring.NOW.minus(Duration.ofDays(400)), "90d")).isEqualTo(201);
		assertThat(post(body, SampleMonitoring.NOW.minus(Duration.ofDays(400)).minusMillis(1), "90d")).isEqualTo(400);
		assertThat(post(body, SampleMonitoring.NOW, "P91D")).isEqualTo(400);
		assertThat(post(body, SampleMonitoring.NOW.plus(Duration.ofDays(366)), "1h")).isEqualTo(400);
	}

	private int post(String body, Object from, String duration) {
		return this.api.postJson(PATH, body.formatted(from, duration)).status();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', value = { "[] | The body is a list",
			"{} | Field 'from' is missing", "{`from`:7} | Field 'from' is a number", "{`from`:`now`} | and not a time",
			"{`from`:`2026-11-21T09:00:00Z`,`reason`:`r`} | Field 'to' is missing, and an exclusion has to end",
			"{`from`:`2026-11-21T09:00:00Z`,`to`:`2026-11-21T09:00:00Z`,`reason`:`r`} | is not after 'from'",
			"{`from`:`2026-11-21T09:00:00Z`,`to`:`2027-11-21T09:00:00Z`,`reason`:`r`} | more than 90 days",
			"{`from`:`2026-11-21T09:00:00Z`,`to`:`2026-11-21T10:00:00Z`,`duration`:`1h`,`reason`:`r`} | beside 'duration'",
			"{`from`:`2026-11-21T09:00:00Z`,`duration`:`-1h`,`reason`:`r`} | 'duration'",
			"{`from`:`2026-11-21T09:00:00Z`,`duration`:`0s`,`reason`:`r`} | not between 0 and 90 days",
			"{`from`:`2026-11-21T09:00:00Z`,`duration`:`1h`} | Field 'reason' is missing",
			"{`from`:`2026-11-21T09:00:00Z`,`duration`:`1h`,`reason`:` `} | Field 'reason' is empty",
			"{`from`:`2026-11-21T09:00:00Z`,`duration`:`1h`,`reason`:{}} | Field 'reason' is an object",
			"{`objective`:`'; drop table`,`from`:`2026-11-21T09:00:00Z`,`duration`:`1h`,`reason`:`r`} | no objective",
			"{`objective`:[],`from`:`2026-11-21T09:00:00Z`,`duration`:`1h`,`reason`:`r`} | 'objective' is a list",
			"{`createdBy`:`bob`,`from`:`2026-11-21T09:00:00Z`,`duration`:`1h`,`reason`:`r`} | 'createdBy' is unknown" })
	void everyFieldIsCheckedInTurn(String body, String message) {
		ApiResponse refused = this.api.postJson(PATH, body.replace('`', '"'));
		assertThat(refused.status()).as(refused.body()).isEqualTo(400);
		assertThat(ApiFixture.json(refused).path("detail").asString()).contains(message);
		assertThat(this.api.objectives.all()).as("nothing half-applied").isEmpty();
	}

	@Test
	void reasonHasAnEnd() {
		assertThat(this.api.postJson(PATH, VALID.replace("load test", "x".repeat(1024))).status()).isEqualTo(201);
		assertThat(this.api.postJson(PATH, VALID.replace("load test", "x".repeat(1025))).status()).isEqualTo(400);
	}

}
