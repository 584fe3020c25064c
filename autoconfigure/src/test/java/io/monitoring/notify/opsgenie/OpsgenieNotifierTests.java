package io.monitoring.notify.opsgenie;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.monitoring.alert.Alert;
import io.monitoring.notify.BySeverity;
import io.monitoring.notify.HostileTexts;
import io.monitoring.notify.NotificationReason;
import io.monitoring.notify.TestAlerts;
import io.monitoring.outbound.OutboundHttp;
import io.monitoring.outbound.SecretText;
import io.monitoring.outbound.SecretUrl;
import io.monitoring.test.HookServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class OpsgenieNotifierTests {

	private static final Instant TIME = Instant.parse("2026-11-21T10:00:00Z");

	private static final SecretText KEY = SecretText.of("s3cret-key");

	static final List<String> hostile = HostileTexts.ALL;

	private static final String EXPECTED = """
			{
			  "message": "[FIRING:1] SlowCheckout (critical) Checkout 1 is slow",
			  "alias": "%s",
			  "description": "Reason: first notification\\nAlerts: 1 firing, 0 resolved\\nSeverity: critical\\nGroup: alertname=SlowCheckout\\nTime: 2026-11-21 10:00:00 UTC\\n\\nFiring: Checkout 1 is slow\\nP95 is 2.4 s, at most 2 s are allowed.\\nsince 2026-11-21 10:00:00 UTC, value 2.412, i=1, service=shop\\nRunbook: https://runbooks.example/slow?a=1&b=2\\nMonitoring: https://shop.example/monitoring",
			  "details": {
			    "Reason": "first notification", "Alerts": "1 firing, 0 resolved", "Severity": "critical",
			    "Group": "alertname=SlowCheckout", "Time": "2026-11-21 10:00:00 UTC", "Notification": "id-1",
			    "Monitoring": "https://shop.example/monitoring", "Runbook": "https://runbooks.example/slow?a=1&b=2"
			  },
			  "entity": "alertname=SlowCheckout",
			  "source": "shop",
			  "priority": "P1"
			}
			""";

	private final Alert alert = TestAlerts.slow(TIME, 1);

	@Test
	void alertIsOpenedAndClosedByTheSameAlias() throws IOException {
		try (HookServer server = HookServer.answering("202 Accepted"); OutboundHttp http = new OutboundHttp()) {
			OpsgenieNotifier notifier = new OpsgenieNotifier("opsgenie", settings(server.url("/"), "P3"), http);
			notifier.send(TestAlerts.notification(TIME, NotificationReason.FIRST, List.of(this.alert)));
			notifier.send(TestAlerts.notification(TIME, NotificationReason.ALL_RESOLVED,
					List.of(TestAlerts.resolved(this.alert, TIME))));
			JsonNode open = body(server.requests.get(0));
			String alias = open.get("alias").asString();
			assertThat(server.requests.get(0)).startsWith("POST /v2/alerts HTTP/1.1\r\n")
				.contains("Authorization: GenieKey s3cret-key\r\n");
			assertThat(open).isEqualTo(JsonMapper.shared().readTree(EXPECTED.formatted(alias)));
			assertThat(server.requests.get(1))
				.startsWith("POST /v2/alerts/" + alias + "/close?identifierType=alias HTTP/1.1\r\n")
				.contains("Authorization: GenieKey s3cret-key\r\n");
			assertThat(body(server.requests.get(1))).isEqualTo(JsonMapper.shared().readTree("""
					{"source": "shop", "note": "[RESOLVED:1] SlowCheckout (critical): all alerts resolved"}"""));
		}
	}

	@ParameterizedTest
	@CsvSource({ "critical,P1", "error,P2", "warning,P3", "info,P5", "odd,P3" })
	void priorityFollowsTheSeverity(String severity, String priority) {
		assertThat(OpsgenieSettings.DEFAULT_PRIORITY.of(severity)).isEqualTo(priority);
	}

	@ParameterizedTest
	@FieldSource("hostile")
	void textOfAnAlertIsNeverHtmlAndBounded(String attack) {
		JsonNode open = JsonMapper.shared()
			.readTree(OpsgenieAlert.open(
					TestAlerts.notification(TIME, NotificationReason.FIRST, List.of(TestAlerts.saying(TIME, attack))),
					settings("https://api.example", "p2"), "alias"));
		assertThat(HostileTexts.strings(open)).allMatch(HostileTexts::isClean)
			.noneMatch((text) -> text.contains("<") || text.contains(">"));
		assertThat(open.get("message").asString()).hasSizeLessThanOrEqualTo(130);
		assertThat(open.get("description").asString()).hasSizeLessThanOrEqualTo(15_000);
		assertThat(open.get("details").toString()).hasSizeLessThanOrEqualTo(8000);
		assertThat(open.get("priority").asString()).isEqualTo("P2");
	}

	@Test
	void priorityThatDoesNotExistIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> settings("https://api.example", "P6"))
			.withMessage("'P6' is not a priority: use P1, P2, P3, P4 or P5.");
	}

	@Test
	void settingsShowNoKey() {
		assertThat(settings("https://api.example", "P1").toString()).doesNotContain("s3cret");
	}

	private static OpsgenieSettings settings(String url, String otherwise) {
		return new OpsgenieSettings(SecretUrl.of(url), KEY, "shop",
				new BySeverity<>(otherwise, Map.of("critical", "P1")), 10);
	}

	private static JsonNode body(String request) {
		return JsonMapper.shared().readTree(request.substring(request.indexOf("\r\n\r\n") + 4));
	}

}
