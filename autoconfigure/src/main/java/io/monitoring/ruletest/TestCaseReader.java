package io.monitoring.ruletest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.monitoring.alert.Alert;
import io.monitoring.promql.Functions;
import io.monitoring.promql.parser.Parser;
import io.monitoring.yaml.YamlNode;
import io.monitoring.ruletest.TestCase.AlertCheck;
import io.monitoring.ruletest.TestCase.ExpectedAlert;
import io.monitoring.ruletest.TestCase.ExpressionCheck;
import io.monitoring.series.Labels;
import io.monitoring.series.NumberText;
import org.jspecify.annotations.Nullable;

/**
 * Reads one test of a file.
 */
final class TestCaseReader {

	private static final Set<String> FIELDS = Set.of("interval", "input_series", "alert_rule_test", "promql_expr_test",
			"external_labels", "external_url", "name");

	/**
	 * Bound on the evaluations of a test, so that a wrong unit does not run for hours.
	 */
	private static final long MAX_EVALUATIONS = 500_000;

	private final Duration evaluationInterval;

	private final int number;

	TestCaseReader(Duration evaluationInterval, int number) {
		this.evaluationInterval = evaluationInterval;
		this.number = number;
	}

	TestCase read(YamlNode node) {
		Map<String, YamlNode> fields = node.fields("a test", FIELDS);
		Duration interval = TestFileReader.duration("interval", fields.get("interval"));
		List<SeriesLine> series = new ArrayList<>();
		for (YamlNode item : TestFileReader.items("input_series", fields.get("input_series"))) {
			series.add(series(item));
		}
		List<AlertCheck> alerts = new ArrayList<>();
		for (YamlNode item : TestFileReader.items("alert_rule_test", fields.get("alert_rule_test"))) {
			alerts.add(alertCheck(item));
		}
		List<ExpressionCheck> expressions = new ArrayList<>();
		for (YamlNode item : TestFileReader.items("promql_expr_test", fields.get("promql_expr_test"))) {
			expressions.add(expressionCheck(item));
		}
		YamlNode name = fields.get("name");
		YamlNode url = fields.get("external_url");
		TestCase test = new TestCase((name != null) ? name.text("'name'") : "test " + this.number,
				interval.isZero() ? this.evaluationInterval : interval, series, alerts, expressions,
				Labels.of(map("external_labels", fields.get("external_labels"))),
				(url != null) ? url.text("'external_url'") : "");
		if (test.end().dividedBy(this.evaluationInterval) > MAX_EVALUATIONS) {
			throw node.error("the test has more than " + MAX_EVALUATIONS + " evaluations",
					"Set a longer 'evaluation_interval', or shorter times.");
		}
		return test;
	}

	private static SeriesLine series(YamlNode node) {
		Map<String, YamlNode> fields = node.fields("a series", Set.of("series", "values"));
		YamlNode series = required(node, "series", fields);
		YamlNode values = required(node, "values", fields);
		if (values.text("'values'").contains("{{")) {
			throw values.error("native histograms are not supported", "Use the series of a classic histogram.");
		}
		return new SeriesLine(
				TestFileReader.parsed(series, SeriesLineReader::labels, "'series'",
						"Write a metric such as up{job=\"shop\"}."),
				TestFileReader.parsed(values, SeriesLineReader::values, "'values'",
						"Write values such as '1 0x3 _ stale 1+1x10'."));
	}

	private static AlertCheck alertCheck(YamlNode node) {
		Map<String, YamlNode> fields = node.fields("an alert test", Set.of("eval_time", "alertname", "exp_alerts"));
		String name = required(node, "alertname", fields).text("'alertname'");
		List<ExpectedAlert> expected = new ArrayList<>();
		for (YamlNode item : TestFileReader.items("exp_alerts", fields.get("exp_alerts"))) {
			Map<String, YamlNode> alert = item.fields("an alert", Set.of("exp_labels", "exp_annotations"));
			Labels labels = Labels.of(map("exp_labels", alert.get("exp_labels")));
			expected.add(new ExpectedAlert(labels.with(Alert.NAME_LABEL, name),
					map("exp_annotations", alert.get("exp_annotations"))));
		}
		return new AlertCheck(TestFileReader.duration("eval_time", fields.get("eval_time")), name, expected);
	}

	private static ExpressionCheck expressionCheck(YamlNode node) {
		Map<String, YamlNode> fields = node.fields("an expression test", Set.of("expr", "eval_time", "exp_samples"));
		YamlNode expr = required(node, "expr", fields);
		TestFileReader.parsed(expr, (text) -> Parser.parse(text, Functions.ALL), "'expr'", "Correct the expression.");
		Map<Labels, Double> expected = new LinkedHashMap<>();
		for (YamlNode item : TestFileReader.items("exp_samples", fields.get("exp_samples"))) {
			Map<String, YamlNode> sample = item.fields("a sample", Set.of("labels", "value"));
			YamlNode labels = sample.get("labels");
			Labels key = (labels != null) ? TestFileReader.parsed(labels, SeriesLineReader::labels, "'labels'",
					"Write a metric such as up{job=\"shop\"}.") : Labels.EMPTY;
			YamlNode value = sample.get("value");
			double number = (value != null)
					? TestFileReader.parsed(value, TestCaseReader::number, "'value'", "Write a number.") : 0;
			if (expected.put(key, number) != null) {
				throw item.error("there are two samples with the labels " + key, "Remove one of them.");
			}
		}
		return new ExpressionCheck(TestFileReader.duration("eval_time", fields.get("eval_time")), expr.text("'expr'"),
				expected);
	}

	/** Infinity and NaN have a dot in YAML. */
	private static double number(String text) {
		return NumberText.parse(text.replaceFirst("^([-+]?)\\.(?=[iInN])", "$1"));
	}

	private static Map<String, String> map(String field, @Nullable YamlNode node) {
		Map<String, String> map = new LinkedHashMap<>();
		if (node != null) {
			node.entries("'" + field + "'")
				.forEach((key, value) -> map.put(key.text("a name in '" + field + "'"),
						value.text("a value of '" + field + "'")));
		}
		return map;
	}

	private static YamlNode required(YamlNode node, String field, Map<String, YamlNode> fields) {
		YamlNode value = fields.get(field);
		if (value == null) {
			throw node.error("the field '" + field + "' is missing", "Add it.");
		}
		return value;
	}

}
