package io.monitoring.ruletest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.monitoring.alert.Alert;
import io.monitoring.export.PrometheusRuleFile;
import io.monitoring.promql.Value;
import io.monitoring.ruletest.TestCase.AlertCheck;
import io.monitoring.ruletest.TestCase.ExpressionCheck;
import io.monitoring.series.Durations;
import io.monitoring.series.Labels;
import io.monitoring.series.NumberText;
import io.monitoring.test.Tools;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the life of alerts against {@code promtool}: what fires at each step here is what
 * a test for promtool expects there, of the rules as they are exported.
 */
class PromtoolParityTests {

	private static final int TIMELINES = 210;

	private static final int BATCH = 70;

	@TempDir
	private Path directory;

	private int firing;

	private int changes;

	@Test
	void everyAlertFiresAndEndsAtTheSameStep() throws Exception {
		for (int batch = 0; batch < TIMELINES; batch += BATCH) {
			List<String> command = new ArrayList<>(List.of("promtool", "test", "rules"));
			for (int seed = batch; seed < batch + BATCH; seed++) {
				RandomTimeline timeline = new RandomTimeline(seed);
				Files.writeString(this.directory.resolve(seed + "-rules.yml"),
						PrometheusRuleFile.write(timeline.groups, RandomTimeline.STEP));
				Files.writeString(this.directory.resolve(seed + "-test.yml"), test(seed, timeline));
				command.add(seed + "-test.yml");
			}
			check(Tools.run(this.directory, command.toArray(String[]::new)), batch);
		}
		assertThat(this.firing).as("alerts that fire at a step").isGreaterThan(10_000);
		assertThat(this.changes).as("alerts that begin to fire").isGreaterThan(1000);
	}

	private void check(Tools.Result result, int batch) throws Exception {
		if (result.exitCode() == 0) {
			return;
		}
		for (int seed = batch; seed < batch + BATCH; seed++) {
			String file = seed + "-test.yml";
			Tools.Result alone = Tools.run(this.directory, "promtool", "test", "rules", file);
			if (alone.exitCode() != 0) {
				throw new AssertionError("Timeline " + seed + " differs:\n" + alone.output() + "\n"
						+ Files.readString(this.directory.resolve(seed + "-rules.yml")) + "\n"
						+ Files.readString(this.directory.resolve(file)).lines().limit(40).toList());
			}
		}
		throw new AssertionError("Only together the timelines differ:\n" + result.output());
	}

	private String test(int seed, RandomTimeline timeline) {
		List<SeriesLine> series = new ArrayList<>();
		StringBuilder text = new StringBuilder("rule_files: [" + seed + "-rules.yml]\nevaluation_interval: 35s\n"
				+ "group_eval_order: [recorded, first, second]\ntests:\n- interval: 35s\n  input_series:\n");
		timeline.series.forEach((metric, values) -> {
			series.add(SeriesLineReader.read(metric + " " + values));
			text.append("  - {series: '").append(metric).append("', values: '").append(values).append("'}\n");
		});
		List<AlertCheck> alerts = new ArrayList<>();
		List<ExpressionCheck> expressions = new ArrayList<>();
		for (int step = 0; step < RandomTimeline.STEPS; step++) {
			Duration time = RandomTimeline.STEP.multipliedBy(step);
			for (int i = 0; i < 4; i++) {
				alerts.add(new AlertCheck(time, "A" + i, List.of()));
			}
			if (step % 4 == 3) {
				expressions.add(new ExpressionCheck(time, "ALERTS", Map.of()));
				expressions.add(new ExpressionCheck(time, "ALERTS_FOR_STATE", Map.of()));
			}
		}
		TestCase test = new TestCase("t", RandomTimeline.STEP, series, alerts, expressions, Labels.EMPTY, "");
		TestRun run = new TestRun(new TestFile(List.of(), RandomTimeline.STEP, List.of(), List.of()), test,
				timeline.groups);
		alerts(run, alerts, text);
		samples(run, expressions, text);
		return text.toString();
	}

	private void alerts(TestRun run, List<AlertCheck> checks, StringBuilder text) {
		text.append("  alert_rule_test:\n");
		for (AlertCheck check : checks) {
			text.append("  - eval_time: ").append(Durations.format(check.time())).append('\n');
			text.append("    alertname: ").append(check.alertName()).append("\n    exp_alerts:\n");
			for (Alert alert : run.alerts(check)) {
				this.firing++;
				text.append("    - exp_labels: ").append(map(alert.labels().toMap())).append('\n');
				text.append("      exp_annotations: ").append(map(alert.annotations())).append('\n');
				this.changes += Instant.EPOCH.plus(check.time()).equals(alert.firedAt()) ? 1 : 0;
			}
		}
	}

	private static void samples(TestRun run, List<ExpressionCheck> checks, StringBuilder text) {
		text.append("  promql_expr_test:\n");
		for (ExpressionCheck check : checks) {
			text.append("  - {expr: ").append(check.expression()).append(", eval_time: ");
			text.append(Durations.format(check.time())).append(", exp_samples: [");
			for (Value.Sample sample : run.samples(check)) {
				text.append("{labels: '").append(sample.labels()).append("', value: ");
				text.append(NumberText.general(sample.value())).append("}, ");
			}
			text.append("]}\n");
		}
	}

	private static String map(Map<String, String> map) {
		StringBuilder text = new StringBuilder("{");
		map.forEach((name, value) -> text.append(name).append(": '").append(value).append("', "));
		return text.append('}').toString();
	}

}
