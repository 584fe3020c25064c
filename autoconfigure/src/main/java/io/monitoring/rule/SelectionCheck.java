package io.monitoring.rule;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.monitoring.series.LabelMatcher;
import io.monitoring.series.Labels;
import io.monitoring.series.Retention;
import io.monitoring.series.SeriesSource;

/**
 * Finds selectors of rules that match nothing: a misspelt metric, or one that the
 * application does not have. What other rules write is known even while it has no series.
 */
final class SelectionCheck {

	private static final int MAX_WARNINGS = 5;

	private static final int LONGEST_SELECTOR = 200;

	private final Set<String> written = new HashSet<>(Set.of(AlertingAction.STATE_SERIES, AlertingAction.SINCE_SERIES));

	SelectionCheck(List<RuleGroup> groups) {
		for (RuleGroup group : groups) {
			for (Rule rule : group.rules()) {
				if (rule instanceof RecordingRule) {
					this.written.add(rule.name());
				}
			}
		}
	}

	/**
	 * Check the selectors of a rule.
	 * @param rule the rule
	 * @param source where its series are
	 * @param isLocal tells of a selector whether the source is where its series are
	 * @return a warning for each selector that matches nothing, a bounded number
	 */
	List<String> warnings(Rule rule, SeriesSource source, Predicate<List<LabelMatcher>> isLocal) {
		List<String> warnings = new ArrayList<>();
		for (Retention selection : rule.query().selections()) {
			if (warnings.size() < MAX_WARNINGS && !isWritten(selection) && isLocal.test(selection.matchers())
					&& source.select(selection.matchers(), Long.MIN_VALUE, Long.MAX_VALUE).isEmpty()) {
				warnings.add(text(selection.matchers()) + " matches 0 series now");
			}
		}
		return warnings;
	}

	private boolean isWritten(Retention selection) {
		for (LabelMatcher matcher : selection.matchers()) {
			if (matcher.name().equals(Labels.METRIC_NAME)) {
				return this.written.stream().anyMatch(matcher::matches);
			}
		}
		return false;
	}

	private static String text(List<LabelMatcher> matchers) {
		String name = "";
		List<LabelMatcher> others = new ArrayList<>(matchers);
		for (LabelMatcher matcher : matchers) {
			if (matcher.name().equals(Labels.METRIC_NAME) && matcher.type() == LabelMatcher.Type.EQUAL) {
				name = matcher.value();
				others.remove(matcher);
			}
		}
		String text = others.isEmpty() ? name
				: name + others.stream().map(LabelMatcher::toString).collect(Collectors.joining(",", "{", "}"));
		return (text.length() > LONGEST_SELECTOR) ? text.substring(0, LONGEST_SELECTOR) + "..." : text;
	}

}
