package io.monitoring.slo.definition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

import com.google.re2j.PatternSyntaxException;
import io.monitoring.rule.threshold.LabelCondition;
import io.monitoring.series.LabelMatcher;
import org.jspecify.annotations.Nullable;

/**
 * Reads the labels of a definition: conditions, additions and groups.
 */
final class LabelTexts {

	private static final Pattern NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]{0,127}");

	/** What rules and alerts of an objective use themselves. */
	private static final Set<String> TAKEN = Set.of("slo", "alertname", "severity", "le");

	private static final String SERVICE = "service";

	private LabelTexts() {
	}

	static boolean isName(String text) {
		return NAME.matcher(text).matches() && !text.startsWith("__");
	}

	static List<LabelMatcher> match(Written written) {
		Map<String, String> match = written.get(ObjectiveField.MATCH);
		List<LabelMatcher> matchers = new ArrayList<>();
		new TreeMap<>((match != null) ? match : Map.of()).forEach((label, value) -> {
			if (!isName(label) || label.equals("le")) {
				throw Written.error(ObjectiveField.MATCH, label,
						"'" + Written.shown(label) + "' is not the name of a label that can be matched.",
						"Use the name of a label, for example uri, method or status.");
			}
			matchers.add(matcher(label, value));
		});
		return matchers;
	}

	private static LabelMatcher matcher(String label, String value) {
		try {
			return LabelCondition.of(label, value);
		}
		catch (PatternSyntaxException ex) {
			throw Written.error(ObjectiveField.MATCH, label,
					"The regular expression is wrong: " + ex.getMessage() + ".",
					"Write a regular expression of RE2, such as =~\"5..\".");
		}
	}

	static Map<String, String> labels(Written written) {
		Map<String, String> labels = new LinkedHashMap<>();
		Map<String, String> given = written.get(ObjectiveField.LABELS);
		new TreeMap<>((given != null) ? given : Map.of()).forEach((label, value) -> {
			if (!isName(label) || TAKEN.contains(label)) {
				throw Written.error(ObjectiveField.LABELS, label, "No objective can have a label of this name.",
						"Use letters, digits and '_' only, no digit in front, and none of alertname, le, severity, slo.");
			}
			if (value.isEmpty()) {
				throw Written.error(ObjectiveField.LABELS, label, "It is empty.", "Set a text, or remove it.");
			}
			labels.put(label, value);
		});
		String service = written.get(ObjectiveField.SERVICE);
		if (service != null && !service.equals(labels.getOrDefault(SERVICE, service))) {
			throw Written.error(ObjectiveField.SERVICE, "It differs from the label 'service'.", "Remove one of them.");
		}
		return with(labels, service);
	}

	private static Map<String, String> with(Map<String, String> labels, @Nullable String service) {
		if (service != null) {
			labels.put(SERVICE, service);
		}
		return labels;
	}

	static List<String> groups(Written written, Set<String> labels) {
		List<String> groups = written.get(ObjectiveField.GROUP_BY);
		for (String group : (groups != null) ? groups : List.<String>of()) {
			if (!isName(group) || TAKEN.contains(group) || labels.contains(group)) {
				throw Written.error(ObjectiveField.GROUP_BY,
						"'" + Written.shown(group) + "' is not the name of a label that can tell groups apart.",
						"Use the name of a label of the events, for example uri, that the objective does not set.");
			}
		}
		return (groups != null) ? groups : List.of();
	}

}
