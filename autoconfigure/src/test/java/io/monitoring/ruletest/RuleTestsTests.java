package io.monitoring.ruletest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.monitoring.promql.QueryEngine;
import io.monitoring.promql.QueryOptions;
import io.monitoring.rule.AlertingRule;
import io.monitoring.rule.RuleGroup;
import io.monitoring.yaml.YamlException;
import io.monitoring.series.Labels;
import io.monitoring.test.Tools;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

class RuleTestsTests {

	private static final String RULES = "classpath:/ruletest/shop-rules.yml";

	private static final String TEST = "rule_files: ['" + RULES + "']\ntests:\n- interval: 30s\n  input_series:\n"
			+ "  - {series: 'requests_total{job=\"shop\"}', values: '0+300x100'}\n";

	@TempDir
	private Path directory;

	@TestFactory
	Stream<DynamicTest> aFileOnTheClassPathPasses() {
		return RuleTests.from("classpath:/ruletest/shop-test.yml");
	}

	@TestFactory
	Stream<DynamicTest> theTestsOfTheDefaultRulesPassHereAsInPromtool() {
		return RuleTests.from("../prometheus/tests/default-rules.yml");
	}

	@Test
	void theSameFilePassesPromtool() throws Exception {
		Tools.Result result = Tools.run(Path.of("src/test/resources/ruletest"), "promtool", "test", "rules",
				"shop-test.yml");
		assertThat(result.output()).contains("SUCCESS");
	}

	@Test
	void everyCheckIsATestWithAName() {
		assertThat(RuleTests.from("classpath:ruletest/shop-test.yml").map(DynamicTest::getDisplayName)).containsExactly(
				"busy: alert Busy at 2m", "busy: alert Busy at 3m", "busy: alert Busy at 6m",
				"busy: job:requests:rate1m at 2m", "busy: ALERTS at 1m", "busy: vector(Inf) at 1m",
				"test 2: alert Silent at 30s", "test 2: alert Silent at 1m15s", "test 2: alert Silent at 1m30s");
	}

	@Test
	void anAlertThatDiffersInItsAnnotationsIsToldWithBoth() throws Exception {
		assertThat(failures(TEST + """
				  alert_rule_test:
				  - eval_time: 10m
				    alertname: Busy
				    exp_alerts:
				    - exp_labels: {job: shop, severity: warning}
				      exp_annotations: {summary: too much, runbook: x}
				""")).containsExactly("""
				test 1: alert Busy at 10m
				  other annotations: {alertname="Busy",job="shop",severity="warning"}
				    runbook
				      expected: x
				      got:      (none)
				    summary
				      expected: too much
				      got:      shop gets 10 requests a second
				""");
	}

	@Test
	void anAlertThatDiffersInItsLabelsIsToldWithBoth() throws Exception {
		assertThat(failures(TEST + """
				  alert_rule_test:
				  - {eval_time: 10m, alertname: Busy, exp_alerts: [{exp_labels: {job: shop, severity: critical}}]}
				""")).containsExactly("""
				test 1: alert Busy at 10m
				  expected, but does not fire:
				    labels: {alertname="Busy",job="shop",severity="critical"}
				  fires, but is not expected:
				    labels: {alertname="Busy",job="shop",severity="warning"}
				    summary: shop gets 10 requests a second
				  labels that differ:
				    severity
				      expected: critical
				      got:      warning
				""");
	}

	@Test
	void samplesThatDifferAreToldWithBoth() throws Exception {
		assertThat(failures(TEST + """
				  promql_expr_test:
				  - expr: job:requests:rate1m
				    eval_time: 10m
				    exp_samples: [{labels: 'job:requests:rate1m{job="shop"}', value: 11}]
				  - expr: sum(requests_total) > 0
				    eval_time: 10m
				    exp_samples: [{labels: '{a="b"}', value: 1}]
				""")).containsExactly("""
				test 1: job:requests:rate1m at 10m
				  job:requests:rate1m{job="shop"}
				    expected: 11
				    got:      10
				""", """
				test 1: sum(requests_total) > 0 at 10m
				  returned, but not expected: {} 6000
				  expected, but not returned: {a="b"} 1
				""");
	}

	@Test
	void aRuleThatFailsFailsTheTest() throws Exception {
		Files.writeString(this.directory.resolve("bad.yml"),
				"groups: [{name: g, rules: [{alert: A, expr: 'm + on() m'}]}]");
		assertThat(failures("""
				rule_files: [b*.yml]
				tests:
				- input_series: [{series: 'm{a="1"}', values: '1 1'}, {series: 'm{a="2"}', values: '1 1'}]
				  alert_rule_test: [{eval_time: 1m, alertname: A}]
				""")).singleElement().asString().startsWith("rule 'A' of group 'g' fails at PT0S: ");
	}

	@Test
	void rulesOfAnApplicationCanBeTested() throws Exception {
		AlertingRule rule = new AlertingRule("Down", new QueryEngine(QueryOptions.DEFAULTS).prepare("up == 0"),
				Duration.ofMinutes(1), Duration.ZERO, Labels.EMPTY, Map.of());
		Path file = Files.writeString(this.directory.resolve("test.yml"), """
				tests:
				- interval: 1m
				  input_series: [{series: up, values: '0x5'}]
				  alert_rule_test:
				  - {eval_time: 59s, alertname: Down}
				  - {eval_time: 1m, alertname: Down, exp_alerts: [{}]}
				""");
		assertThat(failures(RuleTests.from(file.toUri().toString(),
				List.of(new RuleGroup("g", Duration.ofHours(1), 0, List.of(rule))))))
			.isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					test: []                                              | test.yml:1:1: unknown field 'test' in a test file
					evaluation_interval: soon                             | test.yml:1:22: 'evaluation_interval' cannot be read
					group_eval_order: [a, a]                              | test.yml:1:23: group 'a' is there twice
					tests: [{alert_rule_test: [{eval_time: 1m}]}]         | test.yml:1:28: the field 'alertname' is missing
					tests: [{alert_rule_tests: []}]                       | test.yml:1:10: unknown field 'alert_rule_tests' in a test
					tests: [{input_series: [{series: '{', values: '1'}]}] | test.yml:1:34: 'series' cannot be read
					tests: [{input_series: [{series: up, values: '1y'}]}] | test.yml:1:46: 'values' cannot be read: Not a value: 1y
					tests: [{input_series: [{series: up, values: '{{}}'}]}] | test.yml:1:46: native histograms are not supported
					tests: [{promql_expr_test: [{expr: 'sum('}]}]         | test.yml:1:36: 'expr' cannot be read
					tests: [{promql_expr_test: [{expr: up, exp_samples: [{value: x}]}]}] | test.yml:1:62: 'value' cannot be read
					tests: [{promql_expr_test: [{expr: up, exp_samples: [{value: 1},{value: 1}]}]}] | test.yml:1:65: there are two samples
					tests: [{alert_rule_test: [{eval_time: 9y, alertname: A}]}] | test.yml:1:9: the test has more than 500000 evaluations
					""")
	void aMistakeIsToldWithItsPlace(String text, String message) throws Exception {
		Path file = Files.writeString(this.directory.resolve("test.yml"), text);
		assertThatExceptionOfType(YamlException.class).isThrownBy(() -> RuleTests.from(file.toString()))
			.withMessageStartingWith(message);
	}

	@Test
	void aMissingFileIsNamed() {
		assertThat(catchThrowable(() -> RuleTests.from("classpath:/no.yml")))
			.hasMessage("there is no file classpath:/no.yml");
		assertThat(catchThrowable(() -> RuleTests.from("no-such-file.yml"))).hasMessageContaining("no-such-file.yml");
	}

	private List<String> failures(String text) throws Exception {
		Path file = Files.writeString(this.directory.resolve("test.yml"), text);
		return failures(RuleTests.from(file.toString()));
	}

	private static List<String> failures(Stream<DynamicTest> tests) {
		List<String> failures = new ArrayList<>();
		tests.forEach((test) -> {
			try {
				test.getExecutable().execute();
			}
			catch (Throwable ex) {
				failures.add(ex.getMessage());
			}
		});
		return failures;
	}

}
