package io.monitoring.ruletest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import io.monitoring.yaml.YamlException;
import io.monitoring.yaml.YamlFile;
import io.monitoring.yaml.YamlNode;
import io.monitoring.series.Durations;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file of tests, strictly.
 */
final class TestFileReader {

	private static final Set<String> FIELDS = Set.of("rule_files", "evaluation_interval", "group_eval_order", "tests");

	private static final Duration DEFAULT_INTERVAL = Duration.ofMinutes(1);

	private TestFileReader() {
	}

	/**
	 * Read a file.
	 * @param file name of the file
	 * @param text its content
	 * @return the tests
	 * @throws YamlException for the first mistake in the file
	 */
	static TestFile read(String file, String text) {
		Map<String, YamlNode> fields = YamlFile.read(file, text).fields("a test file", FIELDS);
		Duration interval = duration("evaluation_interval", fields.get("evaluation_interval"));
		Duration every = interval.isZero() ? DEFAULT_INTERVAL : interval;
		List<TestCase> cases = new ArrayList<>();
		for (YamlNode node : items("tests", fields.get("tests"))) {
			cases.add(new TestCaseReader(every, cases.size() + 1).read(node));
		}
		return new TestFile(texts("rule_files", fields.get("rule_files")), every, order(fields.get("group_eval_order")),
				cases);
	}

	private static List<String> order(@Nullable YamlNode node) {
		Set<String> seen = new HashSet<>();
		for (YamlNode item : items("group_eval_order", node)) {
			if (!seen.add(item.text("the name of a group"))) {
				throw item.error("group '" + item.text("the name of a group") + "' is there twice",
						"Remove one of them.");
			}
		}
		return texts("group_eval_order", node);
	}

	static Duration duration(String field, @Nullable YamlNode node) {
		if (node == null) {
			return Duration.ZERO;
		}
		return parsed(node, Durations::parse, "'" + field + "'", "Write a duration such as 5m or 1h30m.");
	}

	static List<YamlNode> items(String field, @Nullable YamlNode node) {
		return (node != null) ? node.items("'" + field + "'") : List.of();
	}

	private static List<String> texts(String field, @Nullable YamlNode node) {
		return items(field, node).stream().map((item) -> item.text("an item of '" + field + "'")).toList();
	}

	/**
	 * Read a text in some notation.
	 * @param node the text
	 * @param parser reads the notation
	 * @param what what the text is
	 * @param hint what to do if it cannot be read
	 * @param <T> type of what is read
	 * @return what was read
	 */
	static <T> T parsed(YamlNode node, Function<String, T> parser, String what, String hint) {
		try {
			return parser.apply(node.text(what));
		}
		catch (YamlException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			throw node.error(what + " cannot be read: " + ex.getMessage(), hint);
		}
	}

}
