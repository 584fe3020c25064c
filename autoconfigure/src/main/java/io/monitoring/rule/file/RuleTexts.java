package io.monitoring.rule.file;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

import io.monitoring.promql.parser.ParseException;
import io.monitoring.series.Durations;
import io.monitoring.series.Labels;
import io.monitoring.yaml.YamlException;
import io.monitoring.yaml.YamlNode;
import org.jspecify.annotations.Nullable;

/**
 * Reads the small parts of a rule: durations, labels and annotations, and where in the
 * file a text does not parse.
 */
final class RuleTexts {

	private static final Pattern LABEL_NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

	private RuleTexts() {
	}

	/**
	 * Read a duration of Prometheus.
	 * @param field name of the field
	 * @param node the duration, {@code null} where there is none
	 * @return the duration, zero where there is none
	 */
	static Duration duration(String field, @Nullable YamlNode node) {
		if (node == null) {
			return Duration.ZERO;
		}
		try {
			return Durations.parse(node.text("'" + field + "'"));
		}
		catch (IllegalArgumentException ex) {
			throw node.error("'" + field + "': " + ex.getMessage(), "Write a duration such as 5m or 1h30m.");
		}
	}

	static Map<String, String> labels(YamlNode node) {
		Map<String, String> labels = new LinkedHashMap<>();
		texts("label", node).forEach((key, value) -> labels.put(key.text("a label"), value.text("a label's value")));
		return labels;
	}

	/**
	 * Read labels or annotations.
	 * @param kind what they are
	 * @param node the map
	 * @return names and values
	 */
	static Map<YamlNode, YamlNode> texts(String kind, YamlNode node) {
		Map<YamlNode, YamlNode> texts = node.entries("'" + kind + "s'");
		for (YamlNode key : texts.keySet()) {
			String name = key.text("the name of a " + kind);
			if (!LABEL_NAME.matcher(name).matches() || (kind.equals("label") && name.equals(Labels.METRIC_NAME))) {
				throw key.error("'" + name + "' cannot name " + (kind.equals("label") ? "a label" : "an annotation"),
						"Use letters, digits and '_' only, no digit in front, and not " + Labels.METRIC_NAME + ".");
			}
		}
		return texts;
	}

	/**
	 * Create the failure of a text that does not parse, with its place in the file.
	 * @param what what the text is
	 * @param node the text
	 * @param ex what the parser said
	 * @param hint what to do where the parser has no suggestion
	 * @return the failure, to be thrown
	 */
	static YamlException unparsable(String what, YamlNode node, ParseException ex, String hint) {
		String rendered = ex.render();
		String caret = rendered.substring(rendered.lastIndexOf("\n | ", rendered.lastIndexOf("\n | ") - 1));
		return node.error(ex.source().start(), what + " does not parse: " + ex.problem() + caret,
				(ex.hint() != null) ? ex.hint() : hint);
	}

}
