package io.monitoring.autoconfigure.alert;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.monitoring.test.Tools;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the export of {@code alertmanager.yml}.
 */
class AlertmanagerExportTests {

	private static final Path EXAMPLE = Path.of("..", "prometheus", "alertmanager.yml");

	/** What the example in the folder {@code prometheus} is made of. */
	private static final String EXAMPLE_PROPERTIES = """
			receivers:
			  slack: {url: "https://hooks.slack.com/services/S3CRET", channel: "#alerts", channels: {critical: "#incidents"}}
			  pagerduty: {routing-key: S3CRET}
			notify:
			  critical: [slack, pagerduty]
			  default: [slack]
			""";

	private static final String EVERYTHING = """
			group-wait: 90s
			receivers:
			  slack: {url: "http://S3CRET/", channels: {critical: "#in\\"cident{{", Warning: "#low"}, channel: "{{ #a"}
			  plain: {type: slack, url: "http://S3CRET/", channel: "{{ .Evil }}"}
			  bot: {type: slack, token: S3CRET, channel: "#a", send-resolved: false}
			  teams: {url: "http://S3CRET/"}
			  pagerduty: {routing-key: S3CRET, watchdog: true}
			  pagerduty-eu: {type: pagerduty, routing-key: S3CRET, url: "https://S3CRET/v2/enqueue"}
			  opsgenie: {api-key: S3CRET}
			  webhook: {url: "http://S3CRET/", username: ada, password: S3CRET}
			  "[WebHook]": {type: webhook, url: "http://S3CRET/", token: S3CRET}
			  "[b\u00fcro: \\"M\u00fcnchen\\" #1 \u20ac]": {type: webhook, url: "http://S3CRET/", token: S3CRET}
			  "[- x]": {type: webhook, url: "http://S3CRET/", token: S3CRET}
			  "[~ x]": {type: webhook, url: "http://S3CRET/", token: S3CRET}
			  "[! x]": {type: webhook, url: "http://S3CRET/", token: S3CRET}
			  off: {type: teams, enabled: false}
			  alertmanager: {urls: "http://S3CRET/", token: S3CRET}
			time-intervals:
			  "[b\u00fcro: \\"nachts\\"]":
			    - times: ["22:00-24:00", "00:00-06:00"]
			      weekdays: ["monday:friday", sunday]
			      days-of-month: ["1:5", "-3:-1"]
			      months: ["may:august", "12"]
			      years: ["2026:2028"]
			      location: Australia/Lord_Howe
			  holidays:
			    - {months: [december], days-of-month: ["24:26"]}
			    - {years: ["2026"]}
			inhibit-rules:
			  - source-matchers: ['alertname="Down"']
			    target-matchers: ['severity=~"high|warning"', 'note!="say \\"\u00fc\\" \\\\d"']
			    equal: [zone, service]
			  - {source-matchers: [a=b], target-matchers: [c=d]}
			route:
			  receiver: slack
			  group-by: [alertname, region]
			  repeat-interval: 3h
			  routes:
			    - matchers: ['severity="critical"', 'team=~"shop|st\\\\d+ck"']
			      receiver: pagerduty
			      continue: true
			      group-by: ["..."]
			      group-wait: 0s
			    - matchers: ['note="# \\"\u00fc\\\\\\": ~"', 'x!~"{.*}, "']
			      mute-time-intervals: ["b\u00fcro: \\"nachts\\""]
			      active-time-intervals: [holidays]
			      routes:
			        - {receiver: none, matchers: ["alertname='Noise'"]}
			        - {receiver: "b\u00fcro: \\"M\u00fcnchen\\" #1 \u20ac"}
			    - {receiver: off, matchers: [a=off]}
			    - {receiver: "own: [bean]", matchers: [a=own]}
			""".replace("alertname='Noise'", "alertname=Noise");

	@Test
	void amtoolAcceptsWhatIsExported(@TempDir Path directory) throws IOException, InterruptedException {
		Map<String, String> exports = new LinkedHashMap<>();
		exports.put("default", export(""));
		exports.put("nobody", export("receivers: {log: {enabled: false}}"));
		exports.put("short", export(EXAMPLE_PROPERTIES));
		exports.put("everything", export(EVERYTHING));
		for (Map.Entry<String, String> export : exports.entrySet()) {
			Path file = Files.writeString(directory.resolve(export.getKey() + ".yml"), export.getValue());
			Tools.Result result = Tools.run(directory, "amtool", "check-config", file.toString());
			assertThat(result.output()).as(export.getValue()).contains("SUCCESS");
			assertThat(result.exitCode()).isZero();
		}
	}

	@Test
	void noSecretIsExported() {
		assertThat(export(EVERYTHING)).doesNotContain("S3CRET")
			.contains("api_url_file: \"/etc/alertmanager/secrets/slack.url\"")
			.contains("credentials_file: \"/etc/alertmanager/secrets/webhook.token\"")
			.contains("credentials_file: \"/etc/alertmanager/secrets/__x.token\"")
			.contains("credentials_file: \"/etc/alertmanager/secrets/__x-2.token\"")
			.contains("routing_key_file: \"/etc/alertmanager/secrets/pagerduty.key\"")
			.contains("api_key_file: \"/etc/alertmanager/secrets/opsgenie.key\"")
			.contains("password_file: \"/etc/alertmanager/secrets/webhook.password\"")
			.contains("url: \"http://REPLACE-ME.invalid/webhook\"");
	}

	@Test
	void receiversWithoutACounterpartAreEmptyAndSaySo() {
		assertThat(export(EVERYTHING)).contains("""
				# Alertmanager knows Microsoft Teams from version 0.28 on, as msteamsv2_configs.
				- name: "teams"
				""").contains("""
				# The application writes these alerts into its log.
				- name: "log"
				""").contains("""
				# This receiver is part of the application. Configure one that does the same.
				- name: "own: [bean]"
				""").contains("- name: \"none\"\n").doesNotContain("- name: \"alertmanager\"");
	}

	@Test
	void alertmanagerChoosesTheChannelThatTheApplicationChooses(@TempDir Path directory)
			throws IOException, InterruptedException {
		String channel = channel(export(EVERYTHING), "slack");
		assertThat(render(directory, channel, "critical", "warning")).isEqualTo("#in\"cident{{");
		assertThat(render(directory, channel, "warning", "info")).isEqualTo("#low");
		assertThat(render(directory, channel, "WARNING")).isEqualTo("#low");
		assertThat(render(directory, channel, "info")).isEqualTo("{{ #a");
		assertThat(render(directory, channel(export(EVERYTHING), "plain"), "info")).isEqualTo("{{ .Evil }}");
	}

	private static String channel(String export, String receiver) {
		String part = export.substring(export.indexOf("- name: \"" + receiver + "\""));
		String quoted = part.substring(part.indexOf("channel: \"") + 10,
				part.indexOf("\"\n", part.indexOf("channel: \"")));
		return quoted.replace("\\\"", "\"").replace("\\\\", "\\");
	}

	private static String render(Path directory, String template, String... severities)
			throws IOException, InterruptedException {
		List<String> alerts = new ArrayList<>();
		for (String severity : severities) {
			alerts.add("{\"status\":\"firing\",\"labels\":{\"severity\":\"" + severity + "\"}}");
		}
		Path data = Files.writeString(directory.resolve("data.json"),
				"{\"receiver\":\"r\",\"status\":\"firing\",\"alerts\":" + alerts + "}");
		Path empty = Files.writeString(directory.resolve("empty.tmpl"), "");
		Tools.Result result = Tools.run(directory, "amtool", "template", "render", "--template.glob=" + empty,
				"--template.text=" + template, "--template.data=" + data);
		assertThat(result.exitCode()).as(result.output()).isZero();
		return result.output().strip();
	}

	@Test
	void theExampleIsTheExportOfItsProperties() throws IOException {
		assertThat(Files.readString(EXAMPLE)).isEqualTo(export(EXAMPLE_PROPERTIES));
	}

	private static String export(String yaml) {
		AlertDelivery delivery = DeliveryFixture.delivery(yaml,
				yaml.equals(EVERYTHING) ? new String[] { "own: [bean]" } : new String[0]);
		delivery.close();
		return delivery.alertmanagerConfig();
	}

}
