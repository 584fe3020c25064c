package io.monitoring.web;

import io.monitoring.alert.Alert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ExerciseResource}.
 */
class ExerciseResourceTests {

	private final ApiFixture api = new ApiFixture();

	@Test
	void testGoesToOneReceiver() {
		ApiResponse accepted = this.api.postJson("alerts/test", "{\"receiver\":\"log\"}");
		assertThat(accepted.status()).isEqualTo(202);
		assertThat(accepted.body()).isEqualTo("{\"id\":\"e1\",\"reason\":\"test\",\"receivers\":[\"log\"],"
				+ "\"silencedBy\":[],\"inhibitedBy\":[],\"mutedBy\":[],"
				+ "\"notifications\":\"/monitoring/alerts/notifications?exercise=e1\"}");
		Alert alert = this.api.alerting.exercises().get(0);
		assertThat(alert.labels()).hasToString("{alertname=\"MonitoringTest\",application=\"shop\",severity=\"info\"}");
		assertThat(alert.annotations()).containsOnlyKeys("summary");
		assertThat(alert.firedAt()).isEqualTo(SampleMonitoring.NOW);
	}

	@Test
	void testGoesThroughTheRoutes() {
		ApiResponse accepted = this.api.postJson("alerts/test",
				"{\"labels\":{\"severity\":\"critical\",\"alertname\":\"X\"},\"annotations\":{\"summary\":\"hello\"}}");
		assertThat(ApiFixture.json(accepted).path("receivers").toString()).isEqualTo("[\"slack\"]");
		Alert alert = this.api.alerting.exercises().get(0);
		assertThat(alert.severity()).isEqualTo("critical");
		assertThat(alert.name()).isEqualTo("X");
		assertThat(alert.annotations()).containsEntry("summary", "hello");
	}

	@Test
	void drillHasTheTextsOfTheRule() {
		ApiResponse accepted = this.api.post("alerts/rules/SlowCheckout/drill");
		assertThat(accepted.status()).isEqualTo(202);
		assertThat(ApiFixture.json(accepted).path("reason").asString()).isEqualTo("fire drill");
		Alert alert = this.api.alerting.exercises().get(0);
		assertThat(alert.labels()).hasToString("{alertname=\"SlowCheckout\",application=\"shop\",severity=\"high\"}");
		assertThat(alert.annotations()).containsEntry("description", "slower than 2s");
		assertThat(this.api.postJson("alerts/rules/SlowCheckout/drill", "{\"receiver\":\"log\"}").body())
			.contains("\"receivers\":[\"log\"]");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', value = {
			"alerts/test | 400 | {} | The body has neither 'receiver' nor 'labels'",
			"alerts/test | 400 | {'receiver':null} | The body has neither",
			"alerts/test | 400 | {'labels':{}} | The body has neither", "alerts/test | 400 | [] | The body is a list",
			"alerts/test | 400 | {'receiver':7} | is a number",
			"alerts/test | 400 | {'receiver':'pager'} | There is no receiver 'pager'",
			"alerts/test | 400 | {'receiver':'log','severity':'x'} | Field 'severity' is unknown",
			"alerts/test | 400 | {'labels':['a']} | Field 'labels' is a list and not an object",
			"alerts/test | 400 | {'labels':{'a':1}} | Field 'labels.a' is a number",
			"alerts/test | 400 | {'labels':{'a':null}} | Field 'labels.a' is empty",
			"alerts/test | 400 | {'labels':{'a b':'c'}} | 'a b' as name of a label",
			"alerts/test | 400 | {'labels':{'__name__ ':'c'}} | as name of a label",
			"alerts/test | 400 | {'labels':{'a':'b'},'annotations':{'c-d':'e'}} | 'c-d' as name",
			"alerts/test | 400 | {'labels':{'a':'b'},'annotations':'c'} | Field 'annotations' is a text",
			"alerts/test | 429 | {'labels':{'busy':'b'}} | try again later",
			"alerts/test?x=1 | 400 | {'receiver':'log'} | Parameter 'x' is unknown; this path has no parameters",
			"alerts/rules/nothing/drill | 404 | {} | no alerting rule of this name",
			"alerts/rules/slo:good/drill | 404 | {} | no alerting rule of this name",
			"alerts/rules/SlowCheckout/drill | 400 | {'labels':{}} | Field 'labels' is unknown; use receiver",
			"alerts/rules/SlowCheckout/drill | 400 | {'receiver':'pager'} | There is no receiver 'pager'" })
	void wrongRequestIsRefused(String path, int status, String body, String message) {
		ApiResponse response = this.api.postJson(path, body.replace('\'', '"'));
		assertThat(response.status()).isEqualTo(status);
		assertThat(ApiFixture.json(response).path("detail").asString()).contains(message);
		assertThat(this.api.alerting.exercises()).isEmpty();
	}

	@Test
	void lengthsAndNumbersAreBounded() {
		assertThat(test("'receiver':'" + "r".repeat(129) + "'")).isEqualTo(400);
		assertThat(test("'labels':{'a':'" + "x".repeat(256) + "'}")).isEqualTo(202);
		assertThat(test("'labels':{'a':'" + "x".repeat(257) + "'}")).isEqualTo(400);
		assertThat(test("'labels':{'" + "n".repeat(129) + "':'x'}")).isEqualTo(400);
		assertThat(test("'labels':{'a':'b'},'annotations':{'c':'" + "x".repeat(1025) + "'}")).isEqualTo(400);
		StringBuilder labels = new StringBuilder("'labels':{'n':'v'");
		for (int i = 0; i < 32; i++) {
			labels.append(",'n").append(i).append("':'v'");
		}
		assertThat(test(labels + "}")).isEqualTo(400);
	}

	private int test(String fields) {
		return this.api.postJson("alerts/test", "{" + fields.replace('\'', '"') + "}").status();
	}

}
