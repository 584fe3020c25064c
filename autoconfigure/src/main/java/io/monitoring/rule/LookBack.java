package io.monitoring.rule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.monitoring.promql.parser.Expr;
import io.monitoring.promql.parser.ExprWalker;
import io.monitoring.series.LabelMatcher;
import io.monitoring.series.Labels;

/**
 * How far rules look back: until so much time has passed after a restart, a rule that
 * returns nothing may only lack samples. A rule that reads what others record looks back
 * as far as they do, and a little longer, because they may be evaluated later.
 */
final class LookBack {

	private static final long STEP = Duration.ofMinutes(1).toMillis();

	private final Map<String, List<Rule>> recorded = new HashMap<>();

	private final Map<String, Long> known = new HashMap<>();

	LookBack(List<RuleGroup> groups) {
		for (RuleGroup group : groups) {
			for (Rule rule : group.rules()) {
				if (rule instanceof RecordingRule) {
					this.recorded.computeIfAbsent(rule.name(), (name) -> new ArrayList<>()).add(rule);
				}
			}
		}
	}

	/**
	 * Return how far a rule looks back.
	 * @param rule the rule
	 * @return zero if it only looks at the present
	 */
	Duration of(Rule rule) {
		return Duration.ofMillis(of(rule.query().expr(), 0, new HashSet<>()));
	}

	private long of(Expr expr, long outer, Set<String> visited) {
		if (expr instanceof Expr.VectorSelector selector) {
			return Math.max(0, outer + selector.modifier().offset()) + recorded(selector, visited);
		}
		long inner = outer;
		if (expr instanceof Expr.MatrixSelector matrix) {
			inner += matrix.range();
		}
		else if (expr instanceof Expr.Subquery subquery) {
			inner += subquery.range() + subquery.modifier().offset();
		}
		long longest = 0;
		for (Expr child : ExprWalker.children(expr)) {
			longest = Math.max(longest, of(child, inner, visited));
		}
		return longest;
	}

	private long recorded(Expr.VectorSelector selector, Set<String> visited) {
		long longest = 0;
		for (LabelMatcher matcher : selector.matchers()) {
			if (matcher.name().equals(Labels.METRIC_NAME)) {
				for (String name : this.recorded.keySet()) {
					if (matcher.matches(name)) {
						longest = Math.max(longest, recorded(name, visited) + STEP);
					}
				}
			}
		}
		return longest;
	}

	private long recorded(String name, Set<String> visited) {
		Long found = this.known.get(name);
		if (found != null || !visited.add(name)) {
			return (found != null) ? found : 0;
		}
		long longest = 0;
		for (Rule rule : this.recorded.getOrDefault(name, List.of())) {
			longest = Math.max(longest, of(rule.query().expr(), 0, visited));
		}
		this.known.put(name, longest);
		return longest;
	}

}
