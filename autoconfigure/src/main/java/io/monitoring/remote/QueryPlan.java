package io.monitoring.remote;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.monitoring.promql.Query;
import io.monitoring.promql.QueryException;
import io.monitoring.promql.parser.Expr;
import io.monitoring.promql.parser.ExprRewriter;
import io.monitoring.promql.parser.Printer;
import io.monitoring.promql.parser.SourceRange;
import io.monitoring.promql.parser.TimeModifier;
import io.monitoring.promql.parser.ValueType;
import io.monitoring.series.LabelMatcher;
import io.monitoring.series.Labels;
import org.jspecify.annotations.Nullable;

/**
 * How a query is answered. The largest parts that only read what the server has become
 * questions to the server; what is around them is evaluated here, over their answers and
 * what this process has itself.
 *
 * @param query what is evaluated here, in which each part is a selector; {@code null} if
 * the only part is the whole query
 * @param parts the questions to the server
 */
record QueryPlan(@Nullable Query query, List<String> parts) {

	/** Not a name that a rule can record. */
	private static final String PART = "\u0000part:";

	QueryPlan {
		parts = List.copyOf(parts);
	}

	/**
	 * Make a plan.
	 * @param query the query
	 * @param names what this process knows
	 * @param matchers added to every selector that the server answers
	 * @return the plan
	 * @throws QueryException if a range mixes what the server and what this process knows
	 */
	static QueryPlan of(Query query, LocalNames names, List<LabelMatcher> matchers) {
		switch (names.place(query.expr())) {
			case HERE -> {
				return new QueryPlan(query, List.of());
			}
			case SERVER -> {
				return new QueryPlan(null, List.of(question(query.expr(), matchers)));
			}
			default -> {
				return split(query, names, matchers);
			}
		}
	}

	private static QueryPlan split(Query query, LocalNames names, List<LabelMatcher> matchers) {
		List<String> parts = new ArrayList<>();
		Expr expr = ExprRewriter.rewrite(query.expr(), (node) -> {
			LocalNames.Place place = names.place(node);
			if (node.type() == ValueType.RANGE_VECTOR && place != LocalNames.Place.HERE) {
				throw refused(node);
			}
			if (node.type() != ValueType.INSTANT_VECTOR || place != LocalNames.Place.SERVER) {
				return Optional.empty();
			}
			parts.add(question(node, matchers));
			return Optional.of(selector(parts.size() - 1, node));
		});
		return new QueryPlan(new Query(query.text(), expr, query.selections()), parts);
	}

	/** An answer holds one instant: what needs many is left to one of the two. */
	private static QueryException refused(Expr node) {
		return new QueryException(Printer.print(node) + " cannot be read where the query as a whole reads both what the"
				+ " server has and what rules or objectives of this application record: record one of them by a rule"
				+ " of its own and read that");
	}

	private static Expr.VectorSelector selector(int part, Expr node) {
		return new Expr.VectorSelector(List.of(LabelMatcher.equal(Labels.METRIC_NAME, PART + part)), TimeModifier.NONE,
				node.source());
	}

	/**
	 * Return which part a selector stands for.
	 * @param matchers conditions of the selector
	 * @return position in {@link #parts}, -1 for a selector of the query itself
	 */
	static int part(List<LabelMatcher> matchers) {
		String name = (matchers.size() == 1) ? matchers.get(0).value() : "";
		return name.startsWith(PART) ? Integer.parseInt(name.substring(PART.length())) : -1;
	}

	/**
	 * Print a selector.
	 * @param matchers its conditions
	 * @param more further conditions
	 * @return PromQL
	 */
	static String selector(List<LabelMatcher> matchers, List<LabelMatcher> more) {
		return question(new Expr.VectorSelector(matchers, TimeModifier.NONE, new SourceRange(0, 0)), more);
	}

	private static String question(Expr expr, List<LabelMatcher> matchers) {
		if (matchers.isEmpty()) {
			return Printer.print(expr);
		}
		return Printer.print(ExprRewriter.rewrite(expr, (node) -> {
			if (node instanceof Expr.VectorSelector selector) {
				List<LabelMatcher> all = Stream.concat(selector.matchers().stream(), matchers.stream()).toList();
				return Optional.of(new Expr.VectorSelector(all, selector.modifier(), selector.source()));
			}
			return Optional.empty();
		}));
	}

}
