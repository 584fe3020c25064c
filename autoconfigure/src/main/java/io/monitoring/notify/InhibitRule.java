package io.monitoring.notify;

import java.util.List;
import java.util.Set;

import io.monitoring.series.LabelMatcher;
import io.monitoring.series.Labels;

/**
 * Keeps target alerts from being told while a source alert fires that has the same values
 * of some labels. A label that both lack counts as equal.
 *
 * @param source conditions on the source alert
 * @param target conditions on the target alert
 * @param equal names of the labels whose values have to be equal
 */
public record InhibitRule(List<LabelMatcher> source, List<LabelMatcher> target, Set<String> equal) {

	public InhibitRule {
		source = List.copyOf(source);
		target = List.copyOf(target);
		equal = Set.copyOf(equal);
	}

	boolean isSource(Labels labels) {
		return allMatch(this.source, labels);
	}

	boolean isTarget(Labels labels) {
		return allMatch(this.target, labels);
	}

	private static boolean allMatch(List<LabelMatcher> matchers, Labels labels) {
		for (LabelMatcher matcher : matchers) {
			if (!matcher.matches(labels)) {
				return false;
			}
		}
		return true;
	}

}
