package io.monitoring.notify.slack;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import io.monitoring.alert.Alert;
import io.monitoring.notify.HostileTexts;
import io.monitoring.notify.NotificationReason;
import io.monitoring.notify.NotificationText;
import io.monitoring.notify.TestAlerts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class SlackMessageTests {

	private static final Instant TIME = Instant.parse("2026-11-21T10:00:00Z");

	private static final Pattern LINK = Pattern.compile("<https://[^<>|\\s]+\\|(Runbook|Dashboard|Monitoring)>");

	static final List<String> hostile = HostileTexts.ALL;

	private static final String EXPECTED = """
			{
			  "channel": "#alerts",
			  "text": "[FIRE DRILL] [FIRING:1] SlowCheckout (critical): Checkout 1 is slow - This is a fire drill: nothing is wrong.",
			  "mrkdwn": false,
			  "unfurl_links": false,
			  "unfurl_media": false,
			  "blocks": [
			    {"type": "header", "text": {"type": "plain_text", "emoji": false,
			      "text": "[FIRE DRILL] [FIRING:1] SlowCheckout (critical)"}},
			    {"type": "section", "text": {"type": "plain_text", "emoji": false,
			      "text": "This is a fire drill: nothing is wrong."}},
			    {"type": "section", "text": {"type": "plain_text", "emoji": false,
			      "text": "Reason: fire drill\\nAlerts: 1 firing, 0 resolved\\nSeverity: critical\\nGroup: alertname=SlowCheckout\\nTime: 2026-11-21 10:00:00 UTC"}},
			    {"type": "section", "text": {"type": "plain_text", "emoji": false,
			      "text": "Firing: Checkout 1 is slow\\nP95 is 2.4 s, at most 2 s are allowed.\\nsince 2026-11-21 10:00:00 UTC, value 2.412, i=1, service=shop"}},
			    {"type": "context", "elements": [{"type": "mrkdwn", "verbatim": true,
			      "text": "<https://runbooks.example/slow?a=1&amp;b=2|Runbook>"}]},
			    {"type": "context", "elements": [{"type": "mrkdwn", "verbatim": true,
			      "text": "<https://shop.example/monitoring|Monitoring>"}]}
			  ]
			}
			""";

	@Test
	void messageIsMadeOfBlocks() {
		assertThat(message(NotificationReason.DRILL, "#alerts", List.of(TestAlerts.slow(TIME, 1))))
			.isEqualTo(JsonMapper.shared().readTree(EXPECTED));
	}

	@Test
	void webHookNeedsNoChannel() {
		assertThat(message(NotificationReason.FIRST, "", List.of(TestAlerts.slow(TIME, 1))).has("channel")).isFalse();
	}

	@Test
	void messageStaysWithinTheBoundsOfSlack() {
		List<Alert> alerts = IntStream.range(0, 500).mapToObj((i) -> TestAlerts.slow(TIME, i)).toList();
		JsonNode message = message(NotificationReason.DRILL, "", alerts);
		assertThat(message.get("blocks")).hasSize(45);
		assertThat(message.toString()).contains("and 480 more");
	}

	@ParameterizedTest
	@FieldSource("hostile")
	void textOfAnAlertIsNeverMarkup(String attack) {
		JsonNode message = message(NotificationReason.FIRST, "", List.of(TestAlerts.saying(TIME, attack)));
		assertThat(HostileTexts.strings(message)).allMatch(HostileTexts::isClean)
			.allMatch((text) -> text.length() <= 3000)
			.allMatch((text) -> LINK.matcher(text).matches() || !text.contains("<") && !text.contains(">"));
		assertThat(message.get("text").asString()).hasSizeLessThanOrEqualTo(500);
		assertThat(message.get("blocks").get(0).get("text").get("text").asString()).hasSizeLessThanOrEqualTo(150);
		List<JsonNode> markup = message.findParents("verbatim");
		assertThat(markup).hasSize(1).allMatch((text) -> LINK.matcher(text.get("text").asString()).matches());
		assertThat(message.findValuesAsString("type")).contains("mrkdwn").filteredOn("mrkdwn"::equals).hasSize(1);
	}

	@Test
	void longTextIsCutWithoutBreakingAnEscape() {
		assertThat(SlackText.escape("<<<<", 9)).isEqualTo("&lt;&lt;\u2026");
		assertThat(SlackText.escape("<<", 8)).isEqualTo("&lt;&lt;");
		assertThat(SlackText.escape("a&b", 100)).isEqualTo("a&amp;b");
	}

	private static JsonNode message(NotificationReason reason, String channel, List<Alert> alerts) {
		NotificationText text = NotificationText.of(TestAlerts.notification(TIME, reason, alerts),
				SlackMessage.MAX_ALERTS);
		return JsonMapper.shared().readTree(SlackMessage.of(text, channel));
	}

}
