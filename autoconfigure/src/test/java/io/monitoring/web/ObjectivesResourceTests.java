package io.monitoring.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ObjectivesResource}.
 */
class ObjectivesResourceTests {

	private static final String PATH = "sla/objectives";

	private static final String CHECKOUT = PATH + "/checkout";

	private static final String VALID = "{\"name\":\"checkout\",\"type\":\"availability\",\"target\":99.5}";

	private final ApiFixture api = new ApiFixture();

	@Test
	void objectiveIsAddedReadChangedAndRemoved() {
		ApiResponse added = this.api.postJson(PATH, VALID);
		assertThat(added.status()).as(added.body()).isEqualTo(201);
		assertThat(added.headers()).containsEntry("Location", "/monitoring/sla/objectives/checkout")
			.containsEntry("ETag", "\"1\"");
		ApiResponse read = this.api.get(CHECKOUT);
		assertThat(read.headers()).containsEntry("ETag", "\"1\"");
		assertThat(ApiFixture.json(read).path("origin").asString()).isEqualTo("runtime");
		assertThat(ApiFixture.json(read).path("definition").path("target").asDouble()).isEqualTo(99.5);
		ApiResponse changed = put(CHECKOUT, "{\"type\":\"availability\",\"target\":99.8}", "\"1\"");
		assertThat(changed.status()).as(changed.body()).isEqualTo(200);
		assertThat(changed.headers()).containsEntry("ETag", "\"2\"");
		assertThat(call("DELETE", CHECKOUT, "", "\"1\"").status()).isEqualTo(412);
		assertThat(call("DELETE", CHECKOUT, "", "\"2\"").status()).isEqualTo(200);
		assertThat(this.api.get(CHECKOUT).status()).isEqualTo(404);
	}

	private ApiResponse put(String path, String body, String version) {
		return call("PUT", path, body, version);
	}

	private ApiResponse call(String method, String path, String body, String version) {
		return this.api.call(method, path, version.isEmpty() ? Map.of("Content-Type", "application/json")
				: Map.of("Content-Type", "application/json", "If-Match", version), body);
	}

	@Test
	void listTellsObjectivesAndWhereTheyComeFrom() {
		this.api.postJson(PATH, VALID);
		JsonNode all = this.api.json(PATH);
		assertThat(all.path("objectives")).extracting((one) -> one.path("name").asString())
			.containsExactly("api-availability", "api-latency", "checkout");
		assertThat(all.path("definitions")).extracting((one) -> one.path("readOnly").booleanValue())
			.containsExactly(true, true, false);
	}

	@Test
	void dryRunTellsWhatItWouldBecomeAndKeepsNothing() {
		ApiResponse preview = this.api.postJson(PATH + "?dryRun=true", VALID);
		assertThat(preview.status()).isEqualTo(200);
		assertThat(ApiFixture.json(preview).path("objectives").path(0).path("target").asDouble()).isEqualTo(0.995);
		assertThat(this.api.objectives.admin.all()).hasSize(2);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~',
			value = { "POST | sla/objectives | ~~ | 409", "PUT | sla/objectives/checkout | ~~ | 428",
					"DELETE | sla/objectives/checkout | ~~ | 428", "PUT | sla/objectives/checkout | \"7\" | 412",
					"PUT | sla/objectives/checkout | 1 | 412", "PUT | sla/objectives/checkout | W/\"1\" | 412",
					"PUT | sla/objectives/checkout | \"99999999999999999999\" | 412",
					"PUT | sla/objectives/checkout | * | 200", "PUT | sla/objectives/checkout | \"7\", \"1\" | 200",
					"PUT | sla/objectives/nothing | \"1\" | 404", "DELETE | sla/objectives/nothing | \"1\" | 404",
					"PUT | sla/objectives/api-availability | \"0\" | 409",
					"DELETE | sla/objectives/api-availability | \"0\" | 409" })
	void versionsAndNamesAreHeld(String method, String path, String version, int status) {
		this.api.postJson(PATH, VALID);
		String body = method.equals("DELETE") ? ""
				: VALID.replace("checkout", path.contains("/checkout") || method.equals("POST") ? "checkout"
						: path.substring(path.lastIndexOf('/') + 1));
		ApiResponse response = call(method, path, body, version);
		assertThat(response.status()).as(response.body()).isEqualTo(status);
		long expected = (status == 200) ? 2 : 1;
		assertThat(this.api.objectives.admin.all().get(2).version()).isEqualTo(expected);
	}

	@Test
	void ofManyWritersExactlyOneWinsEachRound() throws Exception {
		this.api.postJson(PATH, VALID);
		ExecutorService pool = Executors.newFixedThreadPool(32);
		try {
			for (int round = 1; round <= 20; round++) {
				String version = "\"" + round + "\"";
				List<Future<Integer>> writers = new ArrayList<>();
				for (int i = 0; i < 32; i++) {
					String body = VALID.replace("99.5", "99." + (10 + i));
					writers.add(pool.submit(() -> put(CHECKOUT, body, version).status()));
				}
				List<Integer> statuses = new ArrayList<>();
				for (Future<Integer> writer : writers) {
					statuses.add(writer.get());
				}
				assertThat(statuses).containsOnlyOnce(200).filteredOn((status) -> status == 412).hasSize(31);
			}
		}
		finally {
			pool.shutdownNow();
		}
		assertThat(this.api.objectives.admin.all().get(2).version()).isEqualTo(21);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~',
			value = { "[] | The body is a list", "{} | 'name' is missing", "{`name`:7} | 'name'",
					"{`name`:`a`,`target`:99,`nonsense`:1} | 'nonsense' is unknown", "{`name`:`a`} | 'target'",
					"{`name`:`a`,`target`:`99`} | 'target' is a text", "{`name`:`a`,`target`:100} | 'target'",
					"{`name`:`a`,`target`:0} | 'target'", "{`name`:`a`,`target`:-1} | 'target'",
					"{`name`:`a`,`target`:99,`target`:98} | is there twice",
					"{`name`:`a`,`target`:99,`window`:30} | 'window' is a number",
					"{`name`:`a`,`target`:99,`window`:`a month`} | 'window'",
					"{`name`:`a`,`target`:99,`labels`:[]} | 'labels' is a list",
					"{`name`:`a`,`target`:99,`groupBy`:`uri`} | 'groupBy' is a text",
					"{`name`:`a`,`target`:99,`minEvents`:1.5} | 'minEvents'",
					"{`name`:`a`,`target`:99,`match`:{`uri`:7}} | is a number" })
	void everyFieldIsChecked(String body, String message) {
		ApiResponse refused = this.api.postJson(PATH, body.replace('`', '"'));
		assertThat(refused.status()).as(refused.body()).isEqualTo(400);
		assertThat(ApiFixture.json(refused).path("detail").asString()).contains(message);
		assertThat(this.api.objectives.admin.all()).as("nothing half-applied").hasSize(2);
	}

	@Test
	void writersFromElsewhereAreRefusedAndPutOnRecord() {
		ApiFixture remote = new ApiFixture(AccessLevel.ALL, AccessLevel.LOCAL).from(Locality.REMOTE);
		assertThat(remote.postJson(PATH, VALID).status()).isEqualTo(403);
		assertThat(remote.get(PATH).status()).isEqualTo(200);
		assertThat(remote.objectives.admin.all()).hasSize(2);
		assertThat(remote.audit.recent(9)).singleElement().satisfies((entry) -> {
			assertThat(entry.status()).isEqualTo(403);
			assertThat(entry.action()).isEqualTo("POST sla/objectives");
			assertThat(entry.address()).isEqualTo("203.0.113.7");
		});
	}

}
