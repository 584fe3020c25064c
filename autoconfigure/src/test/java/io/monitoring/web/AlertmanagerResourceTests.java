package io.monitoring.web;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.monitoring.notify.Silence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AlertmanagerResource}: the shapes that Alertmanager 0.25 answers with,
 * as they were seen there.
 */
class AlertmanagerResourceTests {

	private static final String API = "alertmanager/api/v2/";

	private static final String SLOW = "{\"annotations\":{\"summary\":\"<b>slow</b>\"},"
			+ "\"endsAt\":\"2026-11-21T10:04:55.000Z\",\"fingerprint\":\"%s\","
			+ "\"receivers\":[{\"name\":\"log\"},{\"name\":\"slack\"}],\"startsAt\":\"2026-11-21T09:56:00.000Z\","
			+ "\"status\":{\"inhibitedBy\":[],\"mutedBy\":[],\"silencedBy\":[],\"state\":\"active\"},"
			+ "\"updatedAt\":\"2026-11-21T09:59:55.000Z\",\"labels\":{\"alertname\":\"SlowCheckout\","
			+ "\"application\":\"shop\",\"severity\":\"high\",\"uri\":\"/checkout\"}}";

	private static final String SILENCE = "{\"matchers\":[{\"name\":\"alertname\",\"value\":\"SlowCheckout\","
			+ "\"isRegex\":false,\"isEqual\":true}],\"startsAt\":\"2026-11-21T10:00:00.000Z\","
			+ "\"endsAt\":\"2026-11-21T11:00:00.000Z\",\"createdBy\":\"ann\",\"comment\":\"deploying\"}";

	private final ApiFixture api = new ApiFixture();

	@Test
	void statusIsThatOfALoneAlertmanager() {
		assertThat(this.api.get(API + "status").body()).isEqualTo("{\"cluster\":{\"peers\":[],\"status\":\"disabled\"},"
				+ "\"config\":{\"original\":\"route:\\n  receiver: log\\n\"},\"uptime\":\"2026-11-21T08:30:00.000Z\","
				+ "\"versionInfo\":{\"branch\":\"\",\"buildDate\":\"\","
				+ "\"buildUser\":\"monitoring-spring-boot-starter\",\"goVersion\":\"\",\"revision\":\"1.2.3\","
				+ "\"version\":\"0.25.0\"}}");
	}

	@Test
	void receiversAreNames() {
		assertThat(this.api.get(API + "receivers").body()).isEqualTo("[{\"name\":\"log\"},{\"name\":\"slack\"}]");
	}

	@Test
	void alertsAreThoseThatFire() {
		JsonNode alerts = this.api.json(API + "alerts");
		assertThat(alerts).extracting((alert) -> alert.path("labels").path("alertname").asString())
			.containsExactlyInAnyOrder("SlowCheckout", "DiskFull", "Watchdog");
		JsonNode slow = this.api.json(API + "alerts?filter=alertname%3D%22SlowCheckout%22").path(0);
		assertThat(slow.toString()).isEqualTo(SLOW.formatted(slow.path("fingerprint").asString()));
	}

	@ParameterizedTest
	@CsvSource({ "'', 3", "active=false, 1", "inhibited=false, 2", "silenced=false, 3", "muted=false, 3",
			"unprocessed=false, 3", "active=false&inhibited=false, 0", "receiver=slack, 1", "receiver=sl.*, 1",
			"receiver=s, 0", "receiver=log|slack, 2", "receiver=.*, 2", "filter=severity%3D%22low%22, 1",
			"filter=severity%3D~%22l.%2B%22, 1", "filter=severity%3Dlow, 1", "filter=severity+%3D~+l[a-z]{2}|x, 1",
			"'filter=uri%3D%2Fa,b', 0", "filter=uri!%3D%5C%22a%20b%5C%5C, 3",
			"'filter={severity%3D%22low%22,uri!%3D%22%22}', 1", "filter=severity!%3D%22low%22, 2",
			"filter=severity%3D%22low%22&filter=uri%3D%22%2F%22, 0", "filter=absent%3D%22%22, 3" })
	void alertsAreFiltered(String query, int found) {
		assertThat(this.api.json(API + "alerts?" + query).size()).isEqualTo(found);
	}

	@Test
	void groupsHaveTheirLabelsAndTheirReceiver() {
		JsonNode groups = this.api.json(API + "alerts/groups");
		assertThat(groups).extracting((group) -> group.path("labels") + " " + group.path("receiver"))
			.containsExactly("{\"alertname\":\"SlowCheckout\"} {\"name\":\"log\"}",
					"{\"alertname\":\"SlowCheckout\"} {\"name\":\"slack\"}",
					"{\"alertname\":\"DiskFull\"} {\"name\":\"log\"}");
		assertThat(groups.path(0).propertyNames()).containsExactly("alerts", "labels", "receiver");
		assertThat(groups.path(0).path("alerts").path(0).propertyNames()).contains("fingerprint", "status");
		assertThat(this.api.json(API + "alerts/groups?receiver=slack").size()).isEqualTo(1);
		assertThat(this.api.json(API + "alerts/groups?inhibited=false").size()).isEqualTo(2);
	}

	@Test
	void silenceIsPostedFoundAndDeleted() {
		ApiResponse posted = this.api.postJson(API + "silences", SILENCE);
		String id = ApiFixture.json(posted).path("silenceID").asString();
		assertThat(posted.status()).isEqualTo(200);
		assertThat(posted.body()).isEqualTo("{\"silenceID\":\"" + id + "\"}");
		assertThat(this.api.get(API + "silence/" + id).body()).isEqualTo("{\"id\":\"" + id
				+ "\",\"status\":{\"state\":\"active\"},\"updatedAt\":\"2026-11-21T10:00:00.000Z\","
				+ "\"comment\":\"deploying\",\"createdBy\":\"ann\",\"endsAt\":\"2026-11-21T11:00:00.000Z\","
				+ "\"matchers\":[{\"isEqual\":true,\"isRegex\":false,\"name\":\"alertname\",\"value\":\"SlowCheckout\"}],"
				+ "\"startsAt\":\"2026-11-21T10:00:00.000Z\"}");
		ApiResponse deleted = this.api.call("DELETE", API + "silence/" + id, Map.of(), "");
		assertThat(deleted.status()).isEqualTo(200);
		assertThat(deleted.contentType()).isNull();
		assertThat(this.api.call("DELETE", API + "silence/" + id, Map.of(), "").body())
			.isEqualTo("\"silence not found\"");
		assertThat(this.api.json(API + "silence/" + id).path("status").path("state").asString()).isEqualTo("expired");
	}

	@Test
	void silenceThatWasFoundCanBePostedBackAndKeepsItsId() {
		this.api.monitoring.advance(Duration.ofSeconds(30));
		ObjectBody found = ObjectBody.of(this.api.get(API + "silence/" + SampleAlerting.SILENCE));
		ApiResponse posted = this.api.postJson(API + "silences",
				found.with("endsAt", "2026-11-21T12:00:00Z").with("startsAt", "2020-01-01T00:00:00Z").json());
		assertThat(posted.body()).isEqualTo("{\"silenceID\":\"" + SampleAlerting.SILENCE + "\"}");
		Silence changed = this.api.alerting.silences().all().get(0);
		assertThat(changed.endsAt()).isEqualTo("2026-11-21T12:00:00Z");
		assertThat(changed.startsAt()).isEqualTo("2026-11-21T09:59:00Z");
	}

	@Test
	void silencesAreListedByStateAndFilteredByWhatTheyMatch() {
		this.api.postJson(API + "silences", SILENCE);
		this.api.postJson(API + "silences", SILENCE.replace("2026-11-21T10:00:00.000Z", "2026-11-21T10:30:00.000Z"));
		this.api.call("DELETE", API + "silence/" + SampleAlerting.SILENCE, Map.of(), "");
		assertThat(states("")).containsExactly("active", "pending", "expired");
		assertThat(states("?filter=alertname%3D%22SlowCheckout%22")).containsExactly("active", "pending");
		assertThat(states("?filter=alertname%3D~%22Rec.%2B%22")).containsExactly("expired");
		assertThat(states("?filter=severity%3D%22high%22")).isEmpty();
		assertThat(states("?creator=ann")).hasSize(3);
		assertThat(states("?creator=bob")).isEmpty();
	}

	private List<String> states(String query) {
		return this.api.json(API + "silences" + query)
			.valueStream()
			.map((silence) -> silence.path("status").path("state").asString())
			.toList();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~',
			value = { "alerts?filter=a | expected one of =, !=, =~ and !~", "alerts?filter=a%3D~%22(%22 | RE2",
					"alerts?receiver=( | RE2", "alerts?active=maybe | use true or false",
					"alerts?state=active | Parameter 'state' is unknown",
					"alerts?receiver=a&receiver=b | is given 2 times", "alerts/groups?silenced=1 | use true or false",
					"silences?filter=%7B | expected the name", "alerts?filter=a%3Db%22 | only possible in quotes",
					"alerts?filter=a%3D%22b | closing quote", "alerts?filter=a%3Db%5C%5C%22 | only possible in quotes",
					"status?x=1 | Parameter 'x' is unknown", "receivers?x=1 | Parameter 'x' is unknown" })
	void wrongParameterIsAText(String path, String message) {
		ApiResponse response = this.api.get(API + path);
		assertThat(response.status()).isEqualTo(400);
		assertThat(response.contentType()).isEqualTo("application/json");
		assertThat(ApiFixture.json(response).asString()).contains(message);
	}

	@Test
	void expressionsAreBounded() {
		assertThat(this.api.get(API + "alerts?receiver=" + "a".repeat(257)).status()).isEqualTo(400);
		assertThat(this.api.get(API + "alerts?receiver=" + "a".repeat(256)).status()).isEqualTo(200);
		assertThat(this.api.get(API + "alerts?filter=a%3D" + "a".repeat(257)).status()).isEqualTo(400);
		assertThat(this.api.get(API + "alerts?" + "filter=a%3Db&".repeat(33)).status()).isEqualTo(400);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "[]", "{}", "{", "\"x\"", "{\"id\":\"\",\"id\":\"\"}", "{\"id\":7}" })
	void wrongSilenceIsAText(String body) {
		ApiResponse response = this.api.postJson(API + "silences", body);
		assertThat(response.status()).isEqualTo(400);
		assertThat(response.contentType()).isEqualTo("application/json");
		assertThat(ApiFixture.json(response).isString()).isTrue();
		assertThat(this.api.alerting.silences().all()).hasSize(1);
	}

	@Test
	void everyFieldOfASilenceIsChecked() {
		ObjectBody valid = ObjectBody.of(SILENCE);
		List.of("matchers", "endsAt", "comment").forEach((name) -> refused(valid.without(name), name));
		valid.names().forEach((name) -> refused(valid.with(name, 7), name));
		refused(valid.with("duration", "1h"), "duration");
		refused(valid.with("endsAt", "2026-12-22T10:00:00Z"), "30 days");
		refused(valid.with("endsAt", "2026-11-21T09:00:00Z"), "endsAt");
		refused(valid.with("comment", "x".repeat(1025)), "comment");
		refused(valid.with("createdBy", "x".repeat(129)), "createdBy");
	}

	private void refused(ObjectBody body, String message) {
		ApiResponse response = this.api.postJson(API + "silences", body.json());
		assertThat(response.status()).as(body.json()).isEqualTo(400);
		assertThat(ApiFixture.json(response).asString()).contains(message);
		assertThat(this.api.alerting.silences().all()).hasSize(1);
	}

	@Test
	void unknownSilenceIsNotFound() {
		assertThat(this.api.get(API + "silence/x").status()).isEqualTo(404);
		assertThat(this.api.get(API + "silence/x").body()).isEmpty();
		ApiResponse posted = this.api.postJson(API + "silences", ObjectBody.of(SILENCE).with("id", "x").json());
		assertThat(posted.status()).isEqualTo(404);
		assertThat(posted.body()).isEqualTo("\"silence not found\"");
	}

	@Test
	void alertsFromElsewhereAreNotTaken() {
		ApiResponse posted = this.api.postJson(API + "alerts", "[{\"labels\":{\"alertname\":\"A\"}}]");
		assertThat(posted.status()).isEqualTo(405);
		assertThat(posted.headers()).containsEntry("Allow", "GET, HEAD, OPTIONS");
		assertThat(ApiFixture.json(posted).asString()).contains("takes no alerts from elsewhere");
	}

	@Test
	void errorsOutsideOfTheEndpointsAreTextsToo() {
		assertThat(ApiFixture.json(this.api.get(API + "nothing")).isString()).isTrue();
		assertThat(ApiFixture.json(this.api.call("PUT", API + "silences", Map.of(), "")).isString()).isTrue();
		ApiResponse refused = new ApiFixture().from(Locality.REMOTE).get(API + "alerts");
		assertThat(refused.status()).isEqualTo(403);
		assertThat(ApiFixture.json(refused).asString()).contains("'monitoring.web.read'");
	}

}
