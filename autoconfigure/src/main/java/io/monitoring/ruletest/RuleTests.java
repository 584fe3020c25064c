package io.monitoring.ruletest;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.monitoring.promql.QueryEngine;
import io.monitoring.promql.QueryOptions;
import io.monitoring.rule.RuleGroup;
import io.monitoring.rule.file.RuleFileReader;
import io.monitoring.yaml.YamlException;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;

/**
 * Runs the unit tests of rules that {@code promtool test rules} runs, in the same format
 * and with the same meaning:
 *
 * <pre class="code">
 * &#064;TestFactory
 * Stream&lt;DynamicTest&gt; rules() {
 *     return RuleTests.from("classpath:/rules-test.yml");
 * }
 * </pre>
 *
 * Names of rule files are relative to the test file, on the class path or in the file
 * system; patterns with {@code *} are allowed.
 */
public final class RuleTests {

	private RuleTests() {
	}

	/**
	 * Read a file of tests.
	 * @param location the file, such as {@code classpath:/rules-test.yml} or a path
	 * @return a test for each alert and each expression that the file names
	 * @throws io.monitoring.yaml.YamlException if the file or a rule file of it cannot be
	 * read; the message names the place
	 */
	public static Stream<DynamicTest> from(String location) {
		return from(location, List.of());
	}

	/**
	 * Read a file of tests for rules that come from elsewhere, such as those of an
	 * application that was started.
	 * @param location the file, such as {@code classpath:/rules-test.yml} or a path
	 * @param rules groups that are evaluated before those of the rule files
	 * @return a test for each alert and each expression that the file names
	 * @throws io.monitoring.yaml.YamlException if the file or a rule file of it cannot be
	 * read; the message names the place
	 */
	public static Stream<DynamicTest> from(String location, List<RuleGroup> rules) {
		TestLocation file = TestLocation.of(location);
		TestFile tests = TestFileReader.read(file.name(), file.text());
		QueryEngine engine = new QueryEngine(QueryOptions.DEFAULTS);
		List<RuleGroup> groups = new ArrayList<>(rules);
		for (String name : tests.ruleFiles()) {
			for (TestLocation found : file.resolve(name)) {
				groups.addAll(new RuleFileReader(engine::prepare).read(found.name(), found.text()));
			}
		}
		return tests.cases().stream().flatMap((test) -> tests(new TestRun(tests, test, groups), test));
	}

	private static Stream<DynamicTest> tests(TestRun run, TestCase test) {
		Stream<DynamicTest> alerts = test.alerts()
			.stream()
			.map((check) -> dynamicTest(test, check.title(), () -> AlertComparison.failure(check, run.alerts(check))));
		Stream<DynamicTest> expressions = test.expressions()
			.stream()
			.map((check) -> dynamicTest(test, check.title(),
					() -> SampleComparison.failure(check, run.samples(check))));
		return Stream.concat(alerts, expressions);
	}

	private static DynamicTest dynamicTest(TestCase test, String title, Check check) {
		return DynamicTest.dynamicTest(test.name() + ": " + title, () -> {
			String failure = check.failure();
			if (!failure.isEmpty()) {
				Assertions.fail(test.name() + ": " + title + "\n" + failure);
			}
		});
	}

	/**
	 * A comparison that is made when its test runs.
	 */
	@FunctionalInterface
	private interface Check {

		/** What differs, the empty text if nothing does. */
		String failure();

	}

}
