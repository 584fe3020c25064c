package io.monitoring.ruletest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.monitoring.alert.Alert;
import io.monitoring.ruletest.TestCase.AlertCheck;
import io.monitoring.ruletest.TestCase.ExpectedAlert;
import io.monitoring.series.Labels;

/**
 * Compares the alerts that fire with those that should.
 */
final class AlertComparison {

	private AlertComparison() {
	}

	/**
	 * Compare.
	 * @param check what is expected
	 * @param alerts the alerts that fire
	 * @return what differs, in lines, the empty text if nothing does
	 */
	static String failure(AlertCheck check, List<Alert> alerts) {
		List<ExpectedAlert> missing = new ArrayList<>(check.expected());
		List<ExpectedAlert> surplus = new ArrayList<>();
		for (Alert alert : alerts) {
			ExpectedAlert got = new ExpectedAlert(alert.labels(), alert.annotations());
			if (!missing.remove(got)) {
				surplus.add(got);
			}
		}
		StringBuilder text = new StringBuilder();
		missing.forEach((expected) -> describeMissing(expected, surplus, text));
		for (ExpectedAlert got : surplus) {
			text.append("  fires, but is not expected:\n");
			describe(got, text);
		}
		if (missing.size() == 1 && surplus.size() == 1) {
			text.append("  labels that differ:\n");
			differences(map(missing.get(0).labels()), map(surplus.get(0).labels()), text);
		}
		return text.toString();
	}

	private static void describeMissing(ExpectedAlert expected, List<ExpectedAlert> surplus, StringBuilder text) {
		for (ExpectedAlert got : surplus) {
			if (got.labels().equals(expected.labels())) {
				surplus.remove(got);
				text.append("  other annotations: ").append(got.labels()).append('\n');
				differences(expected.annotations(), got.annotations(), text);
				return;
			}
		}
		text.append("  expected, but does not fire:\n");
		describe(expected, text);
	}

	private static Map<String, String> map(Labels labels) {
		return labels.toMap();
	}

	private static void describe(ExpectedAlert alert, StringBuilder text) {
		text.append("    labels: ").append(alert.labels()).append('\n');
		new TreeMap<>(alert.annotations())
			.forEach((name, value) -> text.append("    ").append(name).append(": ").append(value).append('\n'));
	}

	private static void differences(Map<String, String> expected, Map<String, String> got, StringBuilder text) {
		Set<String> names = new TreeSet<>(expected.keySet());
		names.addAll(got.keySet());
		for (String name : names) {
			if (!Objects.equals(expected.get(name), got.get(name))) {
				text.append("    ").append(name).append('\n');
				text.append("      expected: ").append(expected.getOrDefault(name, "(none)")).append('\n');
				text.append("      got:      ").append(got.getOrDefault(name, "(none)")).append('\n');
			}
		}
	}

}
