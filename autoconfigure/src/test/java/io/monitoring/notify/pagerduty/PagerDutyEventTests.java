package io.monitoring.notify.pagerduty;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import io.monitoring.alert.Alert;
import io.monitoring.notify.HostileTexts;
import io.monitoring.notify.MessageSize;
import io.monitoring.notify.Notification;
import io.monitoring.notify.NotificationReason;
import io.monitoring.notify.TestAlerts;
import io.monitoring.outbound.SecretText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class PagerDutyEventTests {

	private static final Instant TIME = Instant.parse("2026-11-21T10:00:00Z");

	private static final PagerDutySettings SETTINGS = PagerDutySettings
		.of(SecretText.of("0123456789abcdef0123456789abcdef"), "shop");

	static final List<String> hostile = HostileTexts.ALL;

	private static final String EXPECTED = """
			{
			  "routing_key": "0123456789abcdef0123456789abcdef",
			  "event_action": "trigger",
			  "dedup_key": "%s",
			  "client": "shop",
			  "client_url": "https://shop.example/monitoring",
			  "payload": {
			    "summary": "[FIRING:1] SlowCheckout (critical) Checkout 1 is slow",
			    "source": "shop",
			    "severity": "critical",
			    "timestamp": "2026-11-21T10:00:00Z",
			    "group": "alertname=SlowCheckout",
			    "custom_details": {
			      "Reason": "first notification",
			      "Alerts": "1 firing, 0 resolved",
			      "Severity": "critical",
			      "Group": "alertname=SlowCheckout",
			      "Time": "2026-11-21 10:00:00 UTC",
			      "Shown": [{
			        "status": "firing", "alert": "SlowCheckout", "severity": "critical",
			        "summary": "Checkout 1 is slow", "description": "P95 is 2.4 s, at most 2 s are allowed.",
			        "since": "2026-11-21 10:00:00 UTC", "value": "2.412", "labels": "i=1, service=shop"
			      }]
			    }
			  },
			  "links": [
			    {"href": "https://runbooks.example/slow?a=1&b=2", "text": "Runbook of SlowCheckout"},
			    {"href": "https://shop.example/monitoring", "text": "Monitoring"}
			  ]
			}
			""";

	private final Alert alert = TestAlerts.slow(TIME, 1);

	@Test
	void firingGroupTriggersAnIncident() {
		JsonNode event = event(NotificationReason.FIRST, List.of(this.alert));
		String key = event.get("dedup_key").asString();
		assertThat(key).matches("[0-9a-f]{64}");
		assertThat(event).isEqualTo(JsonMapper.shared().readTree(EXPECTED.formatted(key)));
	}

	@Test
	void incidentIsThatOfTheGroupUntilItIsResolved() {
		JsonNode first = event(NotificationReason.FIRST, List.of(this.alert));
		JsonNode more = event(NotificationReason.NEW_ALERTS, List.of(this.alert, TestAlerts.slow(TIME, 2)));
		JsonNode last = event(NotificationReason.ALL_RESOLVED, List.of(TestAlerts.resolved(this.alert, TIME)));
		assertThat(more.get("dedup_key")).isEqualTo(first.get("dedup_key"));
		assertThat(last.get("dedup_key")).isEqualTo(first.get("dedup_key"));
		assertThat(more.get("event_action").asString()).isEqualTo("trigger");
		assertThat(last.get("event_action").asString()).isEqualTo("resolve");
	}

	@Test
	void drillAndOtherApplicationsHaveIncidentsOfTheirOwn() {
		Notification notification = TestAlerts.notification(TIME, NotificationReason.FIRST, List.of(this.alert));
		PagerDutySettings cart = PagerDutySettings.of(SETTINGS.routingKey(), "cart");
		assertThat(List.of(event(NotificationReason.FIRST, List.of(this.alert)),
				event(NotificationReason.DRILL, List.of(this.alert)),
				event(NotificationReason.TEST, List.of(this.alert)),
				JsonMapper.shared().readTree(PagerDutyEvent.of(notification, cart, 5))))
			.extracting((event) -> event.get("dedup_key"))
			.doesNotHaveDuplicates();
		assertThat(event(NotificationReason.DRILL, List.of(this.alert)).get("payload")
			.get("custom_details")
			.get("Notice")
			.asString()).contains("nothing is wrong");
	}

	@ParameterizedTest
	@CsvSource({ "critical,critical", "page,critical", "error,error", "Warning,warning", "info,info", "odd,error",
			"'',error" })
	void severityIsOneThatPagerDutyKnows(String severity, String expected) {
		JsonNode event = event(NotificationReason.FIRST,
				List.of(TestAlerts.firing(TIME, "alertname", "A", "severity", severity)));
		assertThat(event.get("payload").get("severity").asString()).isEqualTo(expected);
	}

	@ParameterizedTest
	@FieldSource("hostile")
	void textOfAnAlertIsOnOneLineAndBounded(String attack) {
		JsonNode event = event(NotificationReason.FIRST, List.of(TestAlerts.saying(TIME, attack)));
		assertThat(HostileTexts.strings(event)).allMatch((text) -> HostileTexts.isClean(text) && !text.contains("\n"));
		assertThat(event.get("payload").get("summary").asString()).hasSizeLessThanOrEqualTo(1024);
		assertThat(event.findValuesAsString("href")).containsExactly("https://shop.example/monitoring");
	}

	@Test
	void largestEventIsTaken() {
		List<Alert> alerts = IntStream.range(0, 1000)
			.mapToObj((i) -> TestAlerts.saying(TIME, "x".repeat(5000) + i))
			.toList();
		Notification notification = TestAlerts.notification(TIME, NotificationReason.FIRST, alerts);
		String event = MessageSize.fit(1000, PagerDutyEvent.MAX_BYTES,
				(shown) -> PagerDutyEvent.of(notification, SETTINGS, shown));
		assertThat(event.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(500_000)
			.hasSizeGreaterThan(100_000);
	}

	@Test
	void settingsShowNoKey() {
		assertThat(SETTINGS.toString()).doesNotContain("0123").contains("shop");
	}

	private static JsonNode event(NotificationReason reason, List<Alert> alerts) {
		return JsonMapper.shared()
			.readTree(PagerDutyEvent.of(TestAlerts.notification(TIME, reason, alerts), SETTINGS, 10));
	}

}
