package io.monitoring.export;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.monitoring.rule.AlertingRule;
import io.monitoring.rule.RecordingRule;
import io.monitoring.rule.RuleGroup;
import io.monitoring.series.Labels;
import io.monitoring.slo.SloTestQueries;
import io.monitoring.test.Tools;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PrometheusRuleFileTests {

	private static final Duration INTERVAL = Duration.ofSeconds(15);

	@TempDir
	private Path directory;

	@Test
	void everyFieldIsWritten() {
		RecordingRule record = new RecordingRule("job:up:sum", SloTestQueries.compile("sum by (job) (up)"),
				Labels.of("team", "a"));
		AlertingRule alert = new AlertingRule("Down", SloTestQueries.compile("up{job=\"a\\\\b\"} == 0\nor\nabc"),
				Duration.ofMinutes(5), Duration.ofSeconds(90), Labels.of("severity", "critical", "on", "call"),
				Map.of("summary", "{{ $labels.job }} is \"down\"", "description", "two\nlines: # no comment"));
		String text = PrometheusRuleFile
			.write(List.of(new RuleGroup("one", Duration.ofMinutes(1), 10, List.of(record, alert)),
					RuleGroup.of("empty", List.of())), INTERVAL);
		assertThat(text).isEqualTo("""
				groups:
				  - name: "one"
				    interval: 1m
				    limit: 10
				    rules:
				      - record: "job:up:sum"
				        expr: |-
				          sum by (job) (up)
				        labels:
				          team: "a"
				      - alert: "Down"
				        expr: |-
				          up{job="a\\\\b"} == 0
				          or
				          abc
				        for: 5m
				        keep_firing_for: 1m30s
				        labels:
				          "on": "call"
				          severity: "critical"
				        annotations:
				          description: "two\\nlines: # no comment"
				          summary: "{{ $labels.job }} is \\"down\\""
				  - name: "empty"
				    interval: 15s
				    rules: []
				""");
	}

	@Test
	void noGroupsAreAnEmptyFile() throws Exception {
		String text = PrometheusRuleFile.write(List.of(), INTERVAL);
		assertThat(text).isEqualTo("groups: []\n");
		assertThat(check(text).exitCode()).isZero();
	}

	@Test
	void anIntervalThatIsNotPositiveIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> PrometheusRuleFile.write(List.of(), Duration.ZERO))
			.withMessageContaining("PT0S");
	}

	@Test
	void anyTextComesBackFromYamlAsItWas() {
		String alphabet = "ab \t\n\r\"'\\:#-|>{}[]&*!%@`,?~0.\u0000\u0007\u001b\u007f\u0085\u00a0é\u2028\ufeff€\ud83d\ude00";
		int[] characters = alphabet.codePoints().toArray();
		Random random = new Random(99);
		for (int i = 0; i < 5000; i++) {
			StringBuilder text = new StringBuilder();
			for (int length = random.nextInt(12); length > 0; length--) {
				text.appendCodePoint(characters[random.nextInt(characters.length)]);
			}
			String value = text.toString();
			YamlText yaml = new YamlText();
			yaml.string(0, "text", value);
			yaml.block(0, "block", value);
			yaml.string(0, YamlText.key("k" + value), value);
			Map<String, Object> loaded = new Yaml().load(yaml.toString());
			assertThat(loaded).as(yaml.toString())
				.containsOnly(Map.entry("text", value), Map.entry("block", value), Map.entry("k" + value, value));
		}
	}

	@Test
	void halfOfACharacterIsReplaced() {
		YamlText yaml = new YamlText();
		yaml.string(0, "text", "a\ud83d");
		assertThat(yaml).hasToString("text: \"a\ufffd\"\n");
	}

	@Test
	void promtoolReadsRulesWithAllFieldsAndOddTexts() throws Exception {
		AlertingRule alert = new AlertingRule("Odd", SloTestQueries.compile("up{job=~\"a\\\\.b|\\t\\\"€\"} > 0"),
				Duration.ofDays(7), Duration.ofMillis(1500), Labels.of("yes", "no", "null", "~"),
				Map.of("summary", "\u0001 \u2028 : - 'x' \ud83d\ude00 {{ $value | humanize }}\r\n"));
		String text = PrometheusRuleFile.write(List.of(new RuleGroup("a \"b\": c", null, 1, List.of(alert))), INTERVAL);
		Tools.Result result = check(text);
		assertThat(result.output()).contains("SUCCESS: 1 rules found");
		assertThat(result.exitCode()).isZero();
	}

	@Test
	void promtoolWouldHaveNoticedAMistake() throws Exception {
		assertThat(check("groups:\n  - name: a\n    rules:\n      - record: x\n        expr: sum(\n").exitCode())
			.isNotZero();
	}

	private Tools.Result check(String text) throws Exception {
		Files.writeString(this.directory.resolve("rules.yml"), text);
		return Tools.run(this.directory, "promtool", "check", "rules", "rules.yml");
	}

}
