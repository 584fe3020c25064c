package io.monitoring.rule.template;

import java.util.Locale;

/**
 * Reads decimal numbers as Go does: no blanks and none of Java's suffixes.
 */
final class GoNumberReader {

	private GoNumberReader() {
	}

	static double read(String text) {
		String unsigned = text.startsWith("+") || text.startsWith("-") ? text.substring(1) : text;
		String lower = unsigned.toLowerCase(Locale.ROOT);
		if (lower.equals("inf") || lower.equals("infinity")) {
			return text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
		}
		if (lower.equals("nan")) {
			return Double.NaN;
		}
		for (int i = 0; i < lower.length(); i++) {
			if ("0123456789.e+-".indexOf(lower.charAt(i)) < 0) {
				throw new NumberFormatException(text);
			}
		}
		return Double.parseDouble(text);
	}

}
