package io.monitoring.rule.file;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

import io.monitoring.promql.Query;
import io.monitoring.promql.parser.ParseException;
import io.monitoring.promql.parser.ValueType;
import io.monitoring.rule.AlertingRule;
import io.monitoring.rule.RecordingRule;
import io.monitoring.rule.Rule;
import io.monitoring.rule.template.Template;
import io.monitoring.series.Labels;
import io.monitoring.yaml.YamlNode;
import org.jspecify.annotations.Nullable;

/**
 * Reads one rule.
 */
final class RuleReader {

	private static final Set<String> FIELDS = Set.of("record", "alert", "expr", "for", "keep_firing_for", "labels",
			"annotations");

	private static final Pattern METRIC_NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");

	/** A template that expands to nothing: an empty label is none, a template is one. */
	private static final String NOTHING = "{{ \"\" }}";

	private final Function<String, Query> compiler;

	private final @Nullable YamlNode shared;

	/**
	 * Create a reader.
	 * @param compiler parses and checks an expression
	 * @param shared labels of the group, which those of a rule override
	 */
	RuleReader(Function<String, Query> compiler, @Nullable YamlNode shared) {
		this.compiler = compiler;
		this.shared = shared;
	}

	Rule read(YamlNode node) {
		Map<String, YamlNode> fields = node.fields("a rule", FIELDS);
		YamlNode alert = fields.get("alert");
		YamlNode record = fields.get("record");
		if (alert != null && record == null) {
			return alertingRule(node, alert, fields);
		}
		if (record != null && alert == null) {
			return recordingRule(node, record, fields);
		}
		throw node.error((alert != null) ? "the rule has both 'alert' and 'record'"
				: "the rule has neither 'alert' nor 'record'", "Set one of them.");
	}

	private RecordingRule recordingRule(YamlNode node, YamlNode nameNode, Map<String, YamlNode> fields) {
		String name = nameNode.text("'record'");
		if (!METRIC_NAME.matcher(name).matches()) {
			throw nameNode.error("'" + name + "' is not a metric name",
					"Use letters, digits, '_' and ':' only, and no digit in front.");
		}
		for (String field : new String[] { "for", "keep_firing_for", "annotations" }) {
			YamlNode unwanted = fields.get(field);
			if (unwanted != null) {
				throw unwanted.error("recording rule '" + name + "' must not have the field '" + field + "'",
						"Remove it, or name the rule with 'alert'.");
			}
		}
		Map<String, String> labels = labels(fields.get("labels"));
		if (labels.containsValue("")) {
			throw node.error("recording rule '" + name + "' sets an empty label",
					"Leave the label away in the expression, for example with sum without (name) (...).");
		}
		return new RecordingRule(name, query("recording rule '" + name + "'", node, fields.get("expr")),
				Labels.of(labels));
	}

	private AlertingRule alertingRule(YamlNode node, YamlNode nameNode, Map<String, YamlNode> fields) {
		String name = nameNode.text("'alert'");
		if (name.isEmpty()) {
			throw nameNode.error("the name of the alert is empty", "Set a name.");
		}
		String what = "alert rule '" + name + "'";
		Query query = query(what, node, fields.get("expr"));
		Duration hold = RuleTexts.duration("for", fields.get("for"));
		Duration keep = RuleTexts.duration("keep_firing_for", fields.get("keep_firing_for"));
		checkTemplates("label", this.shared, what);
		checkTemplates("label", fields.get("labels"), what);
		checkTemplates("annotation", fields.get("annotations"), what);
		Map<String, String> labels = labels(fields.get("labels"));
		labels.replaceAll((label, value) -> value.isEmpty() ? NOTHING : value);
		return new AlertingRule(name, query, hold, keep, Labels.of(labels), annotations(fields.get("annotations")));
	}

	private Map<String, String> labels(@Nullable YamlNode node) {
		Map<String, String> labels = new HashMap<>();
		if (this.shared != null) {
			labels.putAll(RuleTexts.labels(this.shared));
		}
		if (node != null) {
			labels.putAll(RuleTexts.labels(node));
		}
		return labels;
	}

	private static Map<String, String> annotations(@Nullable YamlNode node) {
		Map<String, String> annotations = new TreeMap<>();
		if (node != null) {
			RuleTexts.texts("annotation", node)
				.forEach((key, value) -> annotations.put(key.text("an annotation"), value.text("an annotation")));
		}
		return annotations;
	}

	private void checkTemplates(String kind, @Nullable YamlNode node, String rule) {
		if (node == null) {
			return;
		}
		RuleTexts.texts(kind, node).forEach((key, value) -> {
			String name = key.text("the name of a " + kind);
			try {
				Template.parse(value.text(kind + " '" + name + "'")).check(this.compiler);
			}
			catch (ParseException ex) {
				throw RuleTexts.unparsable("the template of " + kind + " '" + name + "' of " + rule, value, ex,
						"Refer to labels as {{ $labels.uri }} and to the value as {{ $value }}.");
			}
		});
	}

	private Query query(String what, YamlNode rule, @Nullable YamlNode node) {
		String text = (node != null) ? node.text("'expr'") : "";
		if (node == null || text.isBlank()) {
			throw rule.error(what + " has no expression", "Add the field 'expr'.");
		}
		try {
			Query query = this.compiler.apply(text);
			ValueType type = query.expr().type();
			if (type != ValueType.INSTANT_VECTOR && type != ValueType.SCALAR) {
				throw node.error("the expression of " + what + " is a " + type + ", but a rule needs an instant vector",
						"Aggregate it, for example with rate(...) or avg_over_time(...).");
			}
			return query;
		}
		catch (ParseException ex) {
			throw RuleTexts.unparsable("the expression of " + what, node, ex,
					"Correct the expression at the marked place.");
		}
	}

}
