package io.monitoring.web;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AlertsResource} and {@link AlertRecordsResource}.
 */
class AlertsResourceTests {

	private final ApiFixture api = new ApiFixture();

	@Test
	void alertTellsWhoWasToldLastAndWhy() {
		JsonNode firing = this.api.json("alerts").path("alerts").path(0);
		assertThat(firing.path("group").asString()).isEqualTo("default");
		assertThat(firing.path("reason").asString()).isEqualTo("new alerts added");
		assertThat(firing.path("lastNotification").toString()).isEqualTo(
				"{\"id\":\"n2\",\"time\":\"2026-11-21T09:56:00Z\",\"receiver\":\"slack\",\"result\":\"waiting\"}");
		assertThat(firing.path("receivers").toString()).isEqualTo("[\"log\",\"slack\"]");
		assertThat(firing.path("notificationGroups").path(0).asString())
			.isEqualTo("{}/{severity=\"high\"}/log:{alertname=\"SlowCheckout\"}");
		assertThat(firing.path("suppressed").booleanValue()).isFalse();
	}

	@Test
	void alertThatIsSilencedNamesTheSilence() {
		JsonNode resolved = this.api.json("alerts?name=Recovered").path("alerts").path(0);
		assertThat(resolved.path("silencedBy").toString()).isEqualTo("[\"" + SampleAlerting.SILENCE + "\"]");
		assertThat(resolved.path("suppressed").booleanValue()).isTrue();
		assertThat(resolved.path("reason").isNull()).isTrue();
	}

	@Test
	void pendingAlertIsTold() {
		JsonNode pending = this.api.json("alerts?state=pending").path("alerts").path(0);
		assertThat(pending.path("name").asString()).isEqualTo("DivisionByZero");
		assertThat(pending.path("receivers").isEmpty()).isTrue();
		assertThat(pending.path("lastNotification").isNull()).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "'', 3", "state=firing, 1", "state=firing&state=pending, 2", "state=, 3", "severity=high, 3",
			"severity=low, 0", "name=SlowCheckout, 1", "name=SlowCheckout&name=Recovered, 2", "suppressed=true, 1",
			"suppressed=false, 2", "suppressed=false&state=firing&severity=high&name=Slow%43heckout, 1" })
	void alertsAreFiltered(String query, int found) {
		assertThat(this.api.json("alerts?" + query).path("alerts").size()).isEqualTo(found);
	}

	@Test
	void alertsAreToldWithoutADispatcherToo() {
		JsonNode alerts = ApiFixture.withoutAlerting().json("alerts").path("alerts");
		assertThat(alerts.size()).isEqualTo(3);
		assertThat(alerts.path(0).path("silencedBy").isEmpty()).isTrue();
	}

	@Test
	void historyTellsTheNewestEventFirst() {
		JsonNode events = this.api.json("alerts/history").path("events");
		assertThat(events.size()).isEqualTo(2);
		assertThat(events.path(0).toString()).isEqualTo("{\"time\":\"2026-11-21T09:56:00Z\",\"name\":\"SlowCheckout\","
				+ "\"group\":\"default\",\"state\":\"firing\",\"previous\":\"pending\",\"severity\":\"high\","
				+ "\"value\":7.5,\"fingerprint\":\"" + events.path(0).path("fingerprint").asString()
				+ "\",\"labels\":{\"alertname\":\"SlowCheckout\",\"application\":\"shop\",\"severity\":\"high\","
				+ "\"uri\":\"/checkout\"},\"annotations\":{\"summary\":\"<b>slow</b>\"}}");
		assertThat(events.path(1).path("previous").isNull()).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "limit=1, 1", "name=SlowCheckout, 2", "name=Other, 0", "name=SlowCheckout&limit=1, 1" })
	void historyIsFiltered(String query, int found) {
		assertThat(this.api.json("alerts/history?" + query).path("events").size()).isEqualTo(found);
	}

	@Test
	void notificationTellsWhatWasSentWhenAndWhy() {
		JsonNode delivered = this.api.json("alerts/notifications?result=delivered").path("notifications").path(0);
		assertThat(delivered.propertyNames()).containsExactly("id", "time", "receiver", "reason", "result", "attempts",
				"settledAt", "error", "groupKey", "groupLabels", "firing", "resolved", "alerts", "omittedAlerts");
		assertThat(delivered.path("reason").asString()).isEqualTo("first notification");
		assertThat(delivered.path("settledAt").asString()).isEqualTo("2026-11-21T09:59:00Z");
		assertThat(delivered.path("firing").intValue()).isEqualTo(1);
		assertThat(delivered.path("alerts").path(0).propertyNames()).containsExactly("name", "state", "fingerprint",
				"labels");
	}

	@ParameterizedTest
	@CsvSource({ "'', 2", "limit=1, 1", "receiver=slack, 1", "receiver=slack&receiver=log, 2", "receiver=none, 0",
			"result=waiting, 1", "result=abandoned, 0", "result=waiting&receiver=log, 0", "exercise=e1, 0" })
	void notificationsAreFiltered(String query, int found) {
		assertThat(this.api.json("alerts/notifications?" + query).path("notifications").size()).isEqualTo(found);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "alerts?stat=firing | Parameter 'stat' is unknown",
			"alerts?state=broken | use one of pending, firing, resolved", "alerts?state=FIRING | 'FIRING'",
			"alerts?suppressed=yes | use true or false", "alerts?suppressed=true&suppressed=true | is given 2 times",
			"alerts?name=%ZZ | not URL-encoded", "alerts?name=%C3%28%0Aevil=1&x | Parameter 'x' is unknown",
			"alerts/history?limit=0 | whole number from 1 to 1000", "alerts/history?limit=1001 | from 1 to 1000",
			"alerts/history?limit=-1 | '-1'", "alerts/history?limit=99999999999 | from 1 to 1000",
			"alerts/history?limit=1&limit=2 | is given 2 times",
			"alerts/notifications?result=lost | use one of waiting",
			"alerts/silences?state=old | use one of active, pending, expired" })
	void wrongParameterIsNamed(String path, String message) {
		ApiResponse response = this.api.get(path);
		assertThat(response.status()).isEqualTo(400);
		assertThat(response.contentType()).isEqualTo("application/problem+json");
		assertThat(ApiFixture.json(response).path("detail").asString()).contains(message);
	}

	@Test
	void manyAndLongParametersAreRefused() {
		assertThat(this.api.get("alerts?" + "name=a&".repeat(65)).status()).isEqualTo(400);
		assertThat(this.api.get("alerts?name=" + "a".repeat(1025)).status()).isEqualTo(400);
		assertThat(this.api.get("alerts?name=" + "a".repeat(1024)).status()).isEqualTo(200);
	}

	@Test
	void receiversTellTheirLastProvenDelivery() {
		assertThat(this.api.get("alerts/receivers").body()).isEqualTo("{\"receivers\":[{\"name\":\"log\",\"sent\":3,"
				+ "\"failed\":1,\"lastError\":\"timed out\",\"lastErrorAt\":\"2026-11-21T10:00:00Z\","
				+ "\"lastProvenDelivery\":\"2026-11-21T09:59:00Z\"},{\"name\":\"slack\",\"sent\":0,\"failed\":0,"
				+ "\"lastError\":null,\"lastErrorAt\":null,\"lastProvenDelivery\":null}]}");
	}

	@Test
	void configurationOfAlertmanagerIsYaml() {
		ApiResponse config = this.api.get("alerts/alertmanager-config");
		assertThat(config.contentType()).startsWith("text/yaml");
		assertThat(config.body()).startsWith("route:");
	}

}
