package io.monitoring.autoconfigure.alert;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import io.monitoring.autoconfigure.PropertyErrors;
import io.monitoring.notify.MatcherParser;
import io.monitoring.series.LabelMatcher;

/**
 * Makes matchers of properties and checks names of labels.
 */
final class MatcherFactory {

	private static final Pattern LABEL_NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]{0,127}");

	private final PropertyErrors errors;

	MatcherFactory(PropertyErrors errors) {
		this.errors = errors;
	}

	/**
	 * Read matchers.
	 * @param key the property that holds the list
	 * @param texts the texts of the list
	 * @return the matchers of all texts
	 */
	List<LabelMatcher> create(String key, List<String> texts) {
		List<LabelMatcher> matchers = new ArrayList<>();
		for (int i = 0; i < texts.size(); i++) {
			try {
				matchers.addAll(MatcherParser.parse(texts.get(i)));
			}
			catch (IllegalArgumentException ex) {
				throw this.errors.invalid(key + "[" + i + "]", String.valueOf(ex.getMessage()),
						"Write one matcher per entry, for example 'severity=~\"critical|high\"'.");
			}
		}
		return matchers;
	}

	void requireLabelNames(String key, List<String> names) {
		for (int i = 0; i < names.size(); i++) {
			if (!LABEL_NAME.matcher(names.get(i)).matches()) {
				throw this.errors.invalid(key + "[" + i + "]", "'" + names.get(i) + "' is not a label name.",
						"Use letters, digits and '_' only, and no digit in front.");
			}
		}
	}

}
