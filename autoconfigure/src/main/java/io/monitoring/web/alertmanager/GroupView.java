package io.monitoring.web.alertmanager;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.monitoring.series.LabelMatcher;
import io.monitoring.series.Labels;

/**
 * The alerts that are told together.
 */
record GroupView(List<AlertView> alerts, Map<String, String> labels, ReceiverView receiver) {

	/**
	 * Find the labels by which a group is grouped: those labels of one of its alerts that
	 * the key of the group ends with.
	 * @param groupKey identity of the group, a path of matchers and then its labels
	 * @param alert labels of any of its alerts
	 * @return the labels by name
	 */
	static Map<String, String> labels(String groupKey, Labels alert) {
		String own = groupKey.substring(endOfPath(groupKey));
		Map<String, String> labels = new LinkedHashMap<>();
		alert.forEach((name, value) -> {
			// Quotes within a value are escaped, so that no value looks like this
			String element = LabelMatcher.equal(name, value).toString();
			if (own.contains("{" + element) || own.contains(" " + element)) {
				labels.put(name, value);
			}
		});
		return labels;
	}

	private static int endOfPath(String groupKey) {
		boolean quoted = false;
		for (int i = 0; i < groupKey.length(); i++) {
			char c = groupKey.charAt(i);
			if (c == '"') {
				quoted = !quoted;
			}
			else if (c == '\\') {
				i++;
			}
			else if (c == ':' && !quoted) {
				return i;
			}
		}
		return groupKey.length();
	}

}
