package io.monitoring.promql;

import java.util.List;

import io.monitoring.promql.parser.Expr;
import io.monitoring.series.Retention;

/**
 * An expression that was parsed and checked once and can be evaluated any number of
 * times, by several threads.
 *
 * @param text the expression as it was written
 * @param expr the tree
 * @param selections the series that it reads and how far it looks back, by static
 * analysis: range, offset and subqueries, at least the look-back
 */
public record Query(String text, Expr expr, List<Retention> selections) {

	public Query {
		selections = List.copyOf(selections);
	}

	@Override
	public String toString() {
		return this.text;
	}

}
