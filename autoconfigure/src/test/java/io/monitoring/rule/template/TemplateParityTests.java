package io.monitoring.rule.template;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.monitoring.promql.QueryEngine;
import io.monitoring.promql.QueryOptions;
import io.monitoring.promql.Value;
import io.monitoring.series.Labels;
import io.monitoring.series.SeriesStore;
import io.monitoring.test.Tools;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Expands the templates of a list and compares with what promtool makes of them.
 */
class TemplateParityTests {

	private static final Instant TIME = Instant.ofEpochSecond(60);

	private static final Map<Labels, Double> SERIES = Map.of(Labels.named("m", "i", "01", "x", "hey"), 3.5,
			Labels.named("up", "instance", "b.example.com:8080", "job", "api"), 1.0,
			Labels.named("up", "instance", "a.example.com:8080", "job", "db"), 0.0,
			Labels.named("latency", "le", "+Inf"), 12345.678);

	private final QueryEngine engine = new QueryEngine(QueryOptions.DEFAULTS);

	@TestFactory
	Stream<DynamicTest> templateIsExpandedAsRecordedFromPromtool() throws IOException {
		SeriesStore store = new SeriesStore();
		store.retain(this.engine.prepare("{__name__=~\".+\"}").selections());
		SERIES.forEach((labels, value) -> store.appender(labels).append(TIME.toEpochMilli(), value));
		TemplateData data = new TemplateData(Labels.named("m", "i", "01", "x", "hey"), 3.5, Labels.EMPTY, "", TIME,
				(text) -> query(store, text));
		return cases().entrySet()
			.stream()
			.map((entry) -> DynamicTest.dynamicTest(entry.getKey(),
					() -> assertThat(Template.parse(entry.getKey()).render(data)).isEqualTo(entry.getValue())));
	}

	private List<TemplateSample> query(SeriesStore store, String text) {
		Value value = this.engine.instant(this.engine.prepare(text), store, TIME.toEpochMilli()).value();
		return ((Value.Vector) value).samples()
			.stream()
			.map((sample) -> new TemplateSample(sample.labels(), sample.value()))
			.toList();
	}

	@Test
	void promtoolExpandsTheTemplatesTheSameWay(@TempDir Path folder) throws IOException, InterruptedException {
		StringBuilder annotations = new StringBuilder();
		StringBuilder expected = new StringBuilder();
		int number = 0;
		for (Map.Entry<String, String> entry : cases().entrySet()) {
			number++;
			annotations.append("          t%d: %s%n".formatted(number, quote(entry.getKey())));
			expected.append("              t%d: %s%n".formatted(number, quote(entry.getValue())));
		}
		assertThat(number).isGreaterThan(40);
		Files.writeString(folder.resolve("rules.yml"), """
				groups:
				  - name: g
				    rules:
				      - alert: A
				        expr: m > 0
				        annotations:
				%s""".formatted(annotations));
		Files.writeString(folder.resolve("test.yml"), """
				rule_files: [rules.yml]
				tests:
				  - interval: 1m
				    input_series:
				%s    alert_rule_test:
				      - eval_time: 1m
				        alertname: A
				        exp_alerts:
				          - exp_labels: {i: "01", x: hey}
				            exp_annotations:
				%s""".formatted(inputSeries(), expected));
		Tools.Result result = Tools.run(folder, "promtool", "test", "rules", "test.yml");
		assertThat(result.output()).contains("SUCCESS");
		assertThat(result.exitCode()).isZero();
	}

	private static String inputSeries() {
		StringBuilder text = new StringBuilder();
		SERIES.forEach(
				(labels, value) -> text.append("      - {series: '%s', values: '%s+0x1'}%n".formatted(labels, value)));
		return text.toString();
	}

	private static String quote(String text) {
		StringBuilder quoted = new StringBuilder("\"");
		for (char c : text.toCharArray()) {
			quoted.append((c == '"' || c == '\\') ? "\\" + c : (c == '\n') ? "\\n" : (c == '\t') ? "\\t" : "" + c);
		}
		return quoted.append('"').toString();
	}

	private static Map<String, String> cases() throws IOException {
		Map<String, String> cases = new TreeMap<>();
		try (InputStream stream = TemplateParityTests.class.getResourceAsStream("/rule-template/cases.txt")) {
			List<String> lines = new ArrayList<>(
					new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
			lines.removeIf((line) -> line.startsWith("#"));
			for (String line : lines) {
				int arrow = line.lastIndexOf(" => ");
				cases.put(line.substring(0, arrow), line.substring(arrow + 4).replace('¶', '\n'));
			}
		}
		return cases;
	}

}
