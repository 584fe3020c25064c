package io.monitoring.rule.threshold;

import io.monitoring.series.LabelMatcher;
import io.monitoring.series.LabelMatcher.Type;

/**
 * Reads the condition on a label in the short form: a value, or the sign of a matcher and
 * a value.
 */
public final class LabelCondition {

	private static final Type[] SIGNS = { Type.REGEX, Type.NOT_REGEX, Type.NOT_EQUAL };

	private LabelCondition() {
	}

	/**
	 * Read a condition.
	 * @param label the label
	 * @param text for example {@code /checkout}, {@code =~"5.."} or {@code !=500}
	 * @return the condition
	 */
	public static LabelMatcher of(String label, String text) {
		String stripped = text.strip();
		for (Type type : SIGNS) {
			if (stripped.startsWith(type.sign())) {
				return new LabelMatcher(label, type, unquoted(stripped.substring(type.sign().length()).strip()));
			}
		}
		boolean quoted = stripped.startsWith("=\"") && stripped.length() > 2 && stripped.endsWith("\"");
		return LabelMatcher.equal(label, quoted ? unquoted(stripped.substring(1)) : text);
	}

	private static String unquoted(String text) {
		boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
		return quoted ? text.substring(1, text.length() - 1) : text;
	}

}
