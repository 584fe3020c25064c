package io.monitoring.promql;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.monitoring.promql.parser.Expr;
import io.monitoring.promql.parser.ExprWalker;
import io.monitoring.series.LabelMatcher;
import io.monitoring.series.Retention;

/**
 * Finds out which series an expression reads and how far it looks back from the time of
 * its evaluation: range and offset of the selector plus those of the subqueries around
 * it, at least the look-back. A time fixed by {@code @} is not counted, because it moves
 * away from every evaluation.
 */
final class SelectionAnalysis {

	private final long lookback;

	private final Map<List<LabelMatcher>, Long> selections = new LinkedHashMap<>();

	private SelectionAnalysis(long lookback) {
		this.lookback = lookback;
	}

	static List<Retention> analyze(Expr expr, Duration lookback) {
		SelectionAnalysis analysis = new SelectionAnalysis(lookback.toMillis());
		analysis.visit(expr, 0);
		List<Retention> result = new ArrayList<>(analysis.selections.size());
		analysis.selections
			.forEach((matchers, millis) -> result.add(new Retention(matchers, Duration.ofMillis(millis))));
		return result;
	}

	private void visit(Expr expr, long outer) {
		if (expr instanceof Expr.VectorSelector selector) {
			add(selector, outer + this.lookback + selector.modifier().offset());
		}
		else if (expr instanceof Expr.MatrixSelector matrix) {
			add(matrix.selector(), outer + matrix.range() + matrix.selector().modifier().offset());
		}
		else if (expr instanceof Expr.Subquery subquery) {
			visit(subquery.expr(), outer + subquery.range() + subquery.modifier().offset());
		}
		else {
			ExprWalker.children(expr).forEach((child) -> visit(child, outer));
		}
	}

	private void add(Expr.VectorSelector selector, long millis) {
		this.selections.merge(selector.matchers(), Math.max(this.lookback, millis), Math::max);
	}

}
