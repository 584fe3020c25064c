package io.monitoring.notify.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.monitoring.alert.Alert;
import io.monitoring.alert.AlertState;
import io.monitoring.notify.TestAlerts;
import io.monitoring.series.Labels;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class WebhookMessageTests {

	private static final Instant TIME = Instant.parse("2026-11-21T10:00:00Z");

	private static final String EXPECTED = """
			{
			  "receiver": "hook",
			  "status": "firing",
			  "alerts": [
			    {
			      "status": "firing",
			      "labels": {"alertname": "A", "i": "1", "team": "shop"},
			      "annotations": {"runbook_url": "https://r", "summary": "one"},
			      "startsAt": "2026-11-21T10:00:00Z",
			      "endsAt": "0001-01-01T00:00:00Z",
			      "generatorURL": "https://shop.example/monitoring",
			      "fingerprint": "%s"
			    },
			    {
			      "status": "resolved",
			      "labels": {"alertname": "A", "i": "2", "team": "shop"},
			      "annotations": {"runbook_url": "https://r", "summary": "two"},
			      "startsAt": "2026-11-21T10:00:00Z",
			      "endsAt": "2026-11-21T10:01:30.500Z",
			      "generatorURL": "https://shop.example/monitoring",
			      "fingerprint": "%s"
			    }
			  ],
			  "groupLabels": {"alertname": "A"},
			  "commonLabels": {"alertname": "A", "team": "shop"},
			  "commonAnnotations": {"runbook_url": "https://r"},
			  "externalURL": "https://shop.example/monitoring",
			  "version": "4",
			  "groupKey": "{}:{alertname=\\"A\\"}",
			  "truncatedAlerts": 0,
			  "notification_reason": "first notification"
			}
			""";

	private final Alert first = new Alert(Labels.of("alertname", "A", "i", "1", "team", "shop"),
			Map.of("summary", "one", "runbook_url", "https://r"), AlertState.FIRING, 1, TIME.minusSeconds(60), TIME,
			null);

	private final Alert second = TestAlerts.resolved(
			new Alert(Labels.of("alertname", "A", "i", "2", "team", "shop"),
					Map.of("summary", "two", "runbook_url", "https://r"), AlertState.FIRING, 1, TIME, TIME, null),
			TIME.plusMillis(90_500));

	@Test
	void messageIsThatOfAlertmanager() {
		assertThat(message(List.of(this.first, this.second), 0)).isEqualTo(
				JsonMapper.shared().readTree(EXPECTED.formatted(this.first.fingerprint(), this.second.fingerprint())));
	}

	@Test
	void statusIsResolvedWhenNothingFires() {
		assertThat(message(List.of(this.second), 0).get("status").asString()).isEqualTo("resolved");
	}

	@Test
	void alertsBeyondTheBoundAreCounted() {
		JsonNode message = message(List.of(this.first, this.second), 1);
		assertThat(message.get("alerts")).hasSize(1);
		assertThat(message.get("truncatedAlerts").asInt()).isEqualTo(1);
		assertThat(message.get("commonLabels").get("i").asString()).isEqualTo("1");
	}

	@Test
	void hostileTextsStayInsideTheirStrings() {
		String attack = "\"}],\"status\":\"resolved\"\n\u0000\u2028\\";
		JsonNode message = message(List.of(new Alert(Labels.of("alertname", attack), Map.of(attack, attack),
				AlertState.FIRING, 1, TIME, TIME, null)), 0);
		assertThat(message.get("status").asString()).isEqualTo("firing");
		assertThat(message.get("alerts").get(0).get("annotations").get(attack).asString()).isEqualTo(attack);
	}

	private static JsonNode message(List<Alert> alerts, int maxAlerts) {
		return JsonMapper.shared()
			.readTree(WebhookMessage.of(TestAlerts.notification(TIME, "hook", alerts), maxAlerts));
	}

}
