package io.monitoring.slo.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads which answers are failures: {@code 4xx,5xx} or {@code 429,5xx}.
 */
final class StatusPattern {

	private static final Pattern STATUS = Pattern.compile("[1-5]([0-9]{2}|xx|[0-9]x)");

	private StatusPattern() {
	}

	/**
	 * Read a list of answers.
	 * @param text the list
	 * @return a regular expression for the label {@code status}
	 */
	static String regex(String text) {
		List<String> alternatives = new ArrayList<>();
		for (String part : text.split(",", -1)) {
			String status = part.strip();
			if (!STATUS.matcher(status).matches()) {
				throw Written.error(ObjectiveField.ERRORS, "'" + Written.shown(status) + "' is not a status.",
						"List answers such as 5xx or 4xx,5xx or 429,5xx.");
			}
			alternatives.add(status.replace('x', '.'));
		}
		return String.join("|", alternatives);
	}

	/**
	 * Write a regular expression as a list of answers.
	 * @param regex a regular expression that {@link #regex} made
	 * @return the list
	 */
	static String list(String regex) {
		return regex.replace('.', 'x').replace('|', ',');
	}

}
