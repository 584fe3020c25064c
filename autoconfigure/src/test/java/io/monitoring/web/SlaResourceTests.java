package io.monitoring.web;

import java.util.List;
import java.util.Map;

import io.monitoring.slo.SloStatus.PairState.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the report on objectives, its formats, the history and the gate.
 */
class SlaResourceTests {

	private final ApiFixture api = new ApiFixture();

	@Test
	void reportTellsBothFiguresMinutesAndWhatIsKnownOfTheWindow() {
		JsonNode first = this.api.json("sla?objective=api-availability").path("objectives").path(0);
		assertThat(first.path("unit").asString()).isEqualTo("events");
		assertThat(first.path("bad").longValue()).isEqualTo(5);
		assertThat(first.path("from").asString()).isEqualTo("2026-10-22T10:00:00Z");
		assertThat(first.path("observedPercent").asDouble()).isBetween(0.2, 0.21);
		assertThat(first.path("everything").path("compliancePercent").asDouble()).isEqualTo(99.95);
		assertThat(first.path("givenBack").path("budgetPercent").asDouble()).isZero();
		assertThat(first.path("deployments").path(0).toString())
			.isEqualTo("{\"version\":\"1.0.0\",\"commit\":\"abcdef0\",\"startedAt\":\"2026-11-21T08:30:00Z\","
					+ "\"bad\":5,\"total\":10000,\"budgetPercent\":50.0}");
	}

	@Test
	void groupsTimeAndExclusionsAreTold() {
		this.api.monitoring.add(SlaSamples.checkout("/a"));
		this.api.monitoring.add(SlaSamples.health());
		JsonNode objectives = this.api.json("sla?objective=routes&objective=database").path("objectives");
		JsonNode group = objectives.path(0);
		assertThat(group.path("group").toString()).isEqualTo("{\"uri\":\"/a\"}");
		assertThat(group.path("pairs").path(0).path("state").asString()).isEqualTo("critical");
		assertThat(group.path("givenBack").path("bad").longValue()).isEqualTo(10);
		JsonNode time = objectives.path(1);
		assertThat(time.path("unit").asString()).isEqualTo("time");
		assertThat(time.path("bad").asString()).isEqualTo("PT1M");
		assertThat(time.path("calendar").asString()).isEqualTo("month");
		assertThat(time.path("budget").path("consumed").asString()).isEqualTo("PT1M");
		assertThat(time.path("downtimeByReason").toString()).isEqualTo("{\"crash\":\"PT2M\"}");
		assertThat(time.path("noDataSince").asString()).isEqualTo("2026-11-21T09:50:00Z");
	}

	@Test
	void errorBudgetOfGroupsIsThatOfTheWorst() {
		this.api.monitoring.add(SlaSamples.checkout("/b"));
		this.api.monitoring.add(SlaSamples.worst("/a"));
		JsonNode budget = this.api.json("sla/error-budget/routes");
		assertThat(budget.path("group").path("uri").asString()).isEqualTo("/a");
		assertThat(budget.path("groups")).extracting((group) -> group.path("group").asString())
			.containsExactly("{uri=\"/a\"}", "{uri=\"/b\"}");
		assertThat(this.api.json("sla/error-budget/routes?group=%7Buri%3D%22/b%22%7D")
			.path("group")
			.path("uri")
			.asString()).isEqualTo("/b");
		assertThat(this.api.get("sla/error-budget/routes?group=nothing").status()).isEqualTo(404);
	}

	@Test
	void csvHasALineForEachObjectiveAndNoFormula() {
		this.api.monitoring.add(SlaSamples.hostile());
		ApiResponse csv = this.api.get("sla?format=csv");
		assertThat(csv.contentType()).startsWith("text/csv");
		assertThat(csv.headers()).containsEntry("Content-Disposition", "attachment; filename=\"service-levels.csv\"");
		List<String> lines = List.of(csv.body().split("\r\n"));
		assertThat(lines).hasSize(4);
		assertThat(lines.get(0)).startsWith("name,group,displayName,type,targetPercent");
		assertThat(lines.get(1)).startsWith("api-availability,,,availability,99.9,PT720H,");
		assertThat(lines.get(3)).contains(",\"'=HYPERLINK(\"\"http://evil.example\"\")\",");
	}

	@Test
	void pageHasNoScriptAndEveryTextIsText() {
		this.api.monitoring.add(SlaSamples.hostile());
		this.api.monitoring.add(SlaSamples.worst("<script>alert(1)</script>"));
		ApiResponse page = this.api.call("GET", "sla", Map.of("Accept", "text/html,*/*;q=0.8"), "");
		assertThat(page.status()).isEqualTo(200);
		assertThat(page.contentType()).isEqualTo("text/html;charset=UTF-8");
		assertThat(page.body()).startsWith("<!DOCTYPE html>")
			.contains("&lt;script&gt;", "=HYPERLINK(&quot;http://evil.example&quot;)")
			.doesNotContain("<script", "onerror=", "http-equiv", "src=");
		assertThat(page.headers().get("Content-Security-Policy")).startsWith("default-src 'none'; style-src 'sha256-")
			.doesNotContain("unsafe");
	}

	@ParameterizedTest
	@CsvSource({ "'', application/json", "*/*, application/json",
			"'application/json, text/html;q=0.9', application/json", "'text/html, application/json;q=0.9', text/html",
			"text/csv, text/csv", "text/*, text/csv" })
	void formatFollowsTheHeader(String accept, String expected) {
		Map<String, String> headers = accept.isEmpty() ? Map.of() : Map.of("Accept", accept);
		assertThat(this.api.call("GET", "sla", headers, "").contentType()).startsWith(expected);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "sla?format=xml | 400 | use one of json, csv, html",
			"sla?format=csv&format=html | 400 | is given 2 times", "sla?objectives=a | 400 | is unknown",
			"sla?objective=nothing | 404 | no objective of this name",
			"sla/gate?objective=nothing | 404 | no objective",
			"sla/gate?minRemainingPercent=ten | 400 | use a number from 0 to 100",
			"sla/gate?minRemainingPercent=101 | 400 | use a number from 0 to 100",
			"sla/gate?minRemainingPercent=1e1 | 400 | use a number",
			"sla/gate?burning=maybe | 400 | use one of refuse, allow",
			"sla/api-latency/history?step=1s | 400 | use a duration from 1m to 400d",
			"sla/api-latency/history?window=401d | 400 | use a duration",
			"sla/api-latency/history?window=400d&step=52m | 400 | makes more than 11000 points; use at least 53m",
			"sla/api-latency/history?step=soon | 400 | is 'soon' and not a duration",
			"sla/nothing/history | 404 | no objective of this name" })
	void badParametersAreRefusedWithTheFix(String path, int status, String detail) {
		ApiResponse response = this.api.get(path);
		assertThat(response.status()).isEqualTo(status);
		assertThat(ApiFixture.json(response).path("detail").asString()).contains(detail);
	}

	@Test
	void historyHasAsManyPointsAsAskedFor() {
		JsonNode history = this.api.json("sla/api-availability/history?window=1h&step=5m");
		assertThat(history.path("points")).hasSize(12);
		assertThat(history.path("points").path(0).path("compliancePercent").asDouble()).isEqualTo(90);
		assertThat(history.path("step").asString()).isEqualTo("PT5M");
		assertThat(this.api.get("sla/api-availability/history?window=11000m&step=1m").status()).isEqualTo(200);
		assertThat(this.api.get("sla/api-availability/history?window=11001m&step=1m").status()).isEqualTo(400);
		assertThat(this.api.json("sla/api-latency/history").path("step").asString()).isEqualTo("PT34M");
	}

	@Test
	void gateIsOpenWhileBudgetIsLeft() {
		ApiResponse open = this.api.get("sla/gate");
		assertThat(open.status()).isEqualTo(200);
		assertThat(ApiFixture.json(open).path("objectives")).hasSize(2);
		ApiResponse low = this.api.get("sla/gate?objective=api-availability&minRemainingPercent=60");
		assertThat(low.status()).isEqualTo(409);
		assertThat(ApiFixture.json(low).path("reasons").path(0).asString()).contains("'api-availability' is low",
				"50.0 % is left");
		assertThat(this.api.get("sla/gate?objective=api-latency&minRemainingPercent=60").status()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "exhausted", "burns" })
	void gateIsClosedByASpentOrBurningBudget(String reason) {
		this.api.monitoring.add(reason.equals("burns") ? SlaSamples.burning(State.CRITICAL) : SlaSamples.worst("/a"));
		ApiResponse closed = this.api.get("sla/gate");
		assertThat(closed.status()).isEqualTo(409);
		assertThat(ApiFixture.json(closed).path("open").booleanValue()).isFalse();
		assertThat(ApiFixture.json(closed).path("reasons").toString()).contains(reason);
	}

	@Test
	void gateCanPassOverBurningAndStopForMissingData() {
		this.api.monitoring.add(SlaSamples.burning(State.CRITICAL));
		assertThat(this.api.get("sla/gate?burning=allow").status()).isEqualTo(200);
		assertThat(this.api.get("sla/gate?objective=api-latency").status()).isEqualTo(200);
		this.api.monitoring.add(SlaSamples.health());
		assertThat(this.api.get("sla/gate?objective=database").status()).isEqualTo(200);
		assertThat(this.api.get("sla/gate?objective=database&noData=refuse").status()).isEqualTo(409);
	}

}
