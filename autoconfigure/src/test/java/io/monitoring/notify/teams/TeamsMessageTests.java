package io.monitoring.notify.teams;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import io.monitoring.alert.Alert;
import io.monitoring.alert.AlertState;
import io.monitoring.notify.HostileTexts;
import io.monitoring.notify.NotificationReason;
import io.monitoring.notify.NotificationText;
import io.monitoring.notify.TestAlerts;
import io.monitoring.outbound.OutboundHttp;
import io.monitoring.outbound.SecretUrl;
import io.monitoring.series.Labels;
import io.monitoring.test.HookServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class TeamsMessageTests {

	private static final Instant TIME = Instant.parse("2026-11-21T10:00:00Z");

	static final List<String> hostile = HostileTexts.ALL;

	private static final String EXPECTED = """
			{"type": "message", "attachments": [{
			  "contentType": "application/vnd.microsoft.card.adaptive",
			  "content": {
			    "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
			    "type": "AdaptiveCard",
			    "version": "1.4",
			    "msteams": {"width": "Full"},
			    "body": [
			      {"type": "RichTextBlock", "spacing": "medium", "inlines": [
			        {"type": "TextRun", "weight": "bolder", "color": "good", "text": "[RESOLVED:1] A"}]},
			      {"type": "RichTextBlock", "spacing": "none", "inlines": [
			        {"type": "TextRun", "weight": "bolder", "color": "default", "text": "Reason: "},
			        {"type": "TextRun", "weight": "default", "color": "default", "text": "all alerts resolved"}]},
			      {"type": "RichTextBlock", "spacing": "none", "inlines": [
			        {"type": "TextRun", "weight": "bolder", "color": "default", "text": "Alerts: "},
			        {"type": "TextRun", "weight": "default", "color": "default", "text": "0 firing, 1 resolved"}]},
			      {"type": "RichTextBlock", "spacing": "none", "inlines": [
			        {"type": "TextRun", "weight": "bolder", "color": "default", "text": "Group: "},
			        {"type": "TextRun", "weight": "default", "color": "default", "text": "alertname=A"}]},
			      {"type": "RichTextBlock", "spacing": "none", "inlines": [
			        {"type": "TextRun", "weight": "bolder", "color": "default", "text": "Time: "},
			        {"type": "TextRun", "weight": "default", "color": "default", "text": "2026-11-21 10:00:00 UTC"}]},
			      {"type": "RichTextBlock", "spacing": "medium", "inlines": [
			        {"type": "TextRun", "weight": "bolder", "color": "good", "text": "Resolved: A"}]},
			      {"type": "RichTextBlock", "spacing": "none", "inlines": [
			        {"type": "TextRun", "weight": "default", "color": "default", "text": "at 2026-11-21 10:00:00 UTC, value 1"},
			        {"type": "TextRun", "text": " Runbook", "selectAction": {"type": "Action.OpenUrl", "title": "Runbook", "url": "https://r.example/a"}}]}
			    ],
			    "actions": [{"type": "Action.OpenUrl", "title": "Monitoring", "url": "https://shop.example/monitoring"}]
			  }
			}]}
			""";

	@Test
	void messageIsACard() {
		Alert alert = new Alert(Labels.of("alertname", "A"), Map.of("runbook_url", "https://r.example/a"),
				AlertState.RESOLVED, 1, TIME, TIME, TIME);
		assertThat(message(NotificationReason.ALL_RESOLVED, List.of(alert)))
			.isEqualTo(JsonMapper.shared().readTree(EXPECTED));
	}

	@ParameterizedTest
	@FieldSource("hostile")
	void textOfAnAlertIsNeverMarkdown(String attack) {
		JsonNode message = message(NotificationReason.DRILL, List.of(TestAlerts.saying(TIME, attack)));
		assertThat(Set.copyOf(message.findValuesAsString("type"))).containsExactlyInAnyOrder("message", "AdaptiveCard",
				"RichTextBlock", "TextRun", "Action.OpenUrl");
		assertThat(message.findParents("text")).allMatch((run) -> run.get("type").asString().equals("TextRun"));
		assertThat(HostileTexts.strings(message)).allMatch(HostileTexts::isClean);
		assertThat(message.findValuesAsString("url")).containsExactly("https://shop.example/monitoring");
	}

	@Test
	void cardThatIsTooLargeShowsFewerAlerts() throws IOException {
		List<Alert> alerts = IntStream.range(0, 200)
			.mapToObj((i) -> TestAlerts.saying(TIME, "\u00fc".repeat(2000) + i))
			.toList();
		try (HookServer server = HookServer.answering("202 Accepted"); OutboundHttp http = new OutboundHttp()) {
			TeamsNotifier notifier = new TeamsNotifier("teams",
					new TeamsSettings(SecretUrl.of(server.url("/workflow")), 200), http);
			notifier.send(TestAlerts.notification(TIME, NotificationReason.FIRST, alerts));
			String request = server.requests.get(0);
			String body = request.substring(request.indexOf("\r\n\r\n") + 4);
			assertThat(body.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(28 * 1024)
				.hasSizeGreaterThan(8 * 1024);
			assertThat(body).containsPattern("and 19[0-9] more");
			assertThat(JsonMapper.shared().readTree(body).get("attachments")).hasSize(1);
		}
	}

	private static JsonNode message(NotificationReason reason, List<Alert> alerts) {
		return JsonMapper.shared()
			.readTree(TeamsMessage.of(NotificationText.of(TestAlerts.notification(TIME, reason, alerts), 10)));
	}

}
