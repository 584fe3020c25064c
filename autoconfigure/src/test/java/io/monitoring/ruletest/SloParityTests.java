package io.monitoring.ruletest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.monitoring.export.PrometheusRuleFile;
import io.monitoring.promql.Value;
import io.monitoring.rule.RuleGroup;
import io.monitoring.ruletest.TestCase.ExpressionCheck;
import io.monitoring.series.Durations;
import io.monitoring.series.Labels;
import io.monitoring.slo.BurnRateWindow;
import io.monitoring.slo.ObjectivesOfEveryKind;
import io.monitoring.slo.ServiceLevelObjective;
import io.monitoring.slo.SloRules;
import io.monitoring.slo.SloTestQueries;
import io.monitoring.slo.SloWindow;
import io.monitoring.test.Tools;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Holds the rules of objectives of every kind against {@code promtool}: on the same
 * samples it records the same series, to nine digits.
 */
class SloParityTests {

	private static final Duration STEP = Duration.ofSeconds(30);

	private static final int STEPS = 90;

	/**
	 * Rules are evaluated more seldom than samples come, because that is what takes time.
	 */
	private static final Duration EVALUATION = Duration.ofMinutes(2);

	/** Objectives of each window; together they are of every kind more than once. */
	private static final int OBJECTIVES = 6;

	private static final String EVERYTHING = "{__name__=~\"slo:.+\"}";

	private static final Pattern SAMPLE = Pattern.compile("\\{([^}]*)\\} ([^ ,\n]+)");

	private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");

	private final SloRules rules = new SloRules(SloTestQueries::compile, BurnRateWindow.DEFAULTS, List.of("/actuator"));

	@TempDir
	private Path directory;

	static List<SloWindow> windows() {
		return ObjectivesOfEveryKind.windows();
	}

	@ParameterizedTest
	@MethodSource("windows")
	void promtoolAcceptsTheRulesOfEveryKind(SloWindow window) throws Exception {
		Files.writeString(this.directory.resolve("rules.yml"),
				PrometheusRuleFile.write(groups(ObjectivesOfEveryKind.of(window, 0.999)), STEP));
		Tools.Result result = Tools.run(this.directory, "promtool", "check", "rules", "rules.yml");
		assertThat(result.output()).contains("SUCCESS: ").doesNotContain("duplicate");
		assertThat(result.exitCode()).isZero();
	}

	/**
	 * The counters go up by the same number at each step, where {@code increase} is exact
	 * in every version of Prometheus.
	 */
	@Test
	void promtoolRecordsTheSameSeries() throws Exception {
		List<SloWindow> windows = windows();
		for (int seed = 0; seed < windows.size(); seed++) {
			Random random = new Random(seed);
			double target = List.of(0.5, 0.9, 0.95, 0.99, 0.999, 0.9995).get(random.nextInt(6));
			List<ServiceLevelObjective> objectives = ObjectivesOfEveryKind.of(windows.get(seed), target);
			Collections.rotate(objectives, seed * OBJECTIVES);
			compare(groups(objectives.subList(0, OBJECTIVES)), series(random), seed);
		}
	}

	private List<RuleGroup> groups(List<ServiceLevelObjective> objectives) {
		return objectives.stream().flatMap((objective) -> this.rules.rules(objective).stream()).toList();
	}

	private static Map<String, String> series(Random random) {
		Map<String, String> series = new TreeMap<>();
		for (String uri : List.of("/a", "/b")) {
			String request = "{method=\"GET\",uri=\"" + uri + "\",status=\"";
			int slow = random.nextInt(3);
			for (String status : List.of("200", "404", "503")) {
				int rate = random.nextInt(200);
				series.put("http_server_requests_seconds_count" + request + status + "\"}", "0+" + rate + "x" + STEPS);
				series.put("http_server_requests_seconds_bucket" + request + status + "\",le=\"0.5\"}",
						"0+" + Math.max(0, rate - slow) + "x" + STEPS);
			}
			String label = "{uri=\"" + uri + "\",method=\"GET\"}";
			series.put("paid_total" + label, "0+" + random.nextInt(100) + "x" + STEPS);
			series.put("unpaid_total" + label, "0+" + random.nextInt(10) + "x" + STEPS);
			series.put("queue_size" + label, (20 + random.nextInt(20)) + "x" + STEPS);
			series.put("broken_ratio" + label, "0." + random.nextInt(10) + "x" + STEPS);
			series.put("jobs_total{uri=\"" + uri + "\",method=\"GET\",result=\"ok\"}", "0+7x" + STEPS);
			series.put("jobs_total{uri=\"" + uri + "\",method=\"GET\",result=\"failed\"}", "0+1x" + STEPS);
		}
		series.put("health_status{component=\"db\"}", "1x30 0x" + random.nextInt(40) + " 1x" + STEPS);
		series.put("monitoring_ticks_total", "0+2x" + STEPS);
		return series;
	}

	private void compare(List<RuleGroup> groups, Map<String, String> series, int seed) throws Exception {
		StringBuilder text = new StringBuilder("rule_files: [rules.yml]\nevaluation_interval: 2m\ngroup_eval_order: [");
		groups.forEach((group) -> text.append('"').append(group.name()).append("\", "));
		text.append("]\ntests:\n- interval: 30s\n  input_series:\n");
		List<SeriesLine> lines = new ArrayList<>();
		series.forEach((name, values) -> {
			lines.add(SeriesLineReader.read(name + " " + values));
			text.append("  - {series: '").append(name).append("', values: '").append(values).append("'}\n");
		});
		ExpressionCheck check = new ExpressionCheck(EVALUATION.multipliedBy(21), EVERYTHING, Map.of());
		TestCase test = new TestCase("t", STEP, lines, List.of(), List.of(check), Labels.EMPTY, "");
		TestRun run = new TestRun(new TestFile(List.of(), EVALUATION, List.of(), List.of()), test, groups);
		Map<String, Double> here = new TreeMap<>();
		for (Value.Sample sample : run.samples(check)) {
			here.put(new TreeMap<>(sample.labels().toMap()).toString(), sample.value());
		}
		text.append("  promql_expr_test:\n  - {expr: '").append(EVERYTHING).append("', eval_time: ");
		text.append(Durations.format(check.time())).append(", exp_samples: []}\n");
		Map<String, Double> there = recorded(groups, text.toString());
		assertThat(there.keySet()).as("series of seed " + seed).isEqualTo(here.keySet()).hasSizeGreaterThan(100);
		here.forEach((labels, value) -> assertThat(value).as(seed + ": " + labels)
			.isNotNaN()
			.isCloseTo(value(there, labels), within(1e-9 * Math.abs(value) + 1e-12)));
	}

	private static double value(Map<String, Double> values, String labels) {
		Double value = values.get(labels);
		return (value != null) ? value : Double.NaN;
	}

	/** What promtool says it got instead of nothing, the values with all their digits. */
	private Map<String, Double> recorded(List<RuleGroup> groups, String test) throws Exception {
		Files.writeString(this.directory.resolve("rules.yml"), PrometheusRuleFile.write(groups, STEP));
		Files.writeString(this.directory.resolve("test.yml"), test);
		Tools.Result result = Tools.run(this.directory, "promtool", "test", "rules", "test.yml");
		assertThat(result.output()).contains("got: ");
		String got = result.output().substring(result.output().indexOf("got: "));
		Map<String, Double> samples = new TreeMap<>();
		Matcher sample = SAMPLE.matcher(got);
		while (sample.find()) {
			Map<String, String> labels = new TreeMap<>();
			Matcher label = LABEL.matcher(sample.group(1));
			while (label.find()) {
				labels.put(label.group(1), label.group(2));
			}
			samples.put(labels.toString(), Double.valueOf(sample.group(2)));
		}
		return samples;
	}

}
