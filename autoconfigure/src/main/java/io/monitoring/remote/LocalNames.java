package io.monitoring.remote;

import java.util.List;
import java.util.Set;

import io.monitoring.promql.parser.Expr;
import io.monitoring.promql.parser.ExprWalker;
import io.monitoring.series.LabelMatcher;
import io.monitoring.series.Labels;

/**
 * Which metrics this process answers itself: what its rules and trackers write, and what
 * it measures of the monitoring, which must be known just when the server is not there. A
 * selector that does not name its metric is a question to the server.
 *
 * @param recorded what recording rules write
 */
record LocalNames(Set<String> recorded) {

	private static final Set<String> STATES = Set.of("ALERTS", "ALERTS_FOR_STATE");

	private static final List<String> PREFIXES = List.of("slo:", "monitoring_");

	LocalNames {
		recorded = Set.copyOf(recorded);
	}

	boolean hold(List<LabelMatcher> matchers) {
		for (LabelMatcher matcher : matchers) {
			if (matcher.name().equals(Labels.METRIC_NAME) && matcher.type() == LabelMatcher.Type.EQUAL) {
				String name = matcher.value();
				return STATES.contains(name) || this.recorded.contains(name)
						|| PREFIXES.stream().anyMatch(name::startsWith);
			}
		}
		return false;
	}

	/**
	 * Find out who can answer an expression.
	 * @param expr the expression
	 * @return who is asked
	 */
	Place place(Expr expr) {
		boolean[] found = new boolean[2];
		ExprWalker.walk(expr, (node) -> {
			if (node instanceof Expr.VectorSelector selector) {
				found[hold(selector.matchers()) ? 0 : 1] = true;
			}
		});
		if (!found[1]) {
			return Place.HERE;
		}
		return found[0] ? Place.BOTH : Place.SERVER;
	}

	/**
	 * Who can answer an expression.
	 */
	enum Place {

		/** This process alone, as where no series is read at all. */
		HERE,

		/** The server alone. */
		SERVER,

		/** Each knows a part. */
		BOTH

	}

}
