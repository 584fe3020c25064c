package io.monitoring.promql.parser;

/**
 * Which names PromQL can write without quotes.
 */
final class Names {

	private Names() {
	}

	static boolean isLabelName(String name) {
		return isName(name, false) && !name.equalsIgnoreCase("inf") && !name.equalsIgnoreCase("nan");
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
