package io.monitoring.promql.parser;

/**
 * Which names PromQL can write without quotes.
 */
final class Names {

	private Names() {
	}

	/**
	 * Return whether a label can be written bare inside braces, where no word is special.
	 */
	static boolean isLabelInBraces(String name) {
		return isName(name, false);
	}

	/**
	 * Return whether a label can be written bare in a list of labels.
	 */
	static boolean isLabelInList(String name) {
		return isName(name, false) && Keywords.canNameLabel(Keywords.typeOf(name));
	}

	static boolean isMetricName(String name) {
		return isName(name, true) && Keywords.canNameMetric(name);
	}

	private static boolean isName(String name, boolean colon) {
		for (int i = 0; i < name.length(); i++) {
			char c = name.charAt(i);
			boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c == ':' && colon);
			if (!letter && (i == 0 || c < '0' || c > '9')) {
				return false;
			}
		}
		return !name.isEmpty();
	}

}
