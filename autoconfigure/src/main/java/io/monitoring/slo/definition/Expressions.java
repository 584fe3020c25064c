package io.monitoring.slo.definition;

import java.util.List;
import java.util.Set;
import java.util.function.Function;

import io.monitoring.promql.Query;
import io.monitoring.promql.parser.Expr;
import io.monitoring.promql.parser.ExprWalker;
import io.monitoring.promql.parser.ParseException;
import io.monitoring.promql.parser.ValueType;
import io.monitoring.series.LabelMatcher;

/**
 * Checks what is written in PromQL.
 */
final class Expressions {

	private static final Set<String> NO_COUNTER = Set.of("rate", "irate", "increase", "delta", "idelta", "deriv");

	private final Function<String, Query> compiler;

	Expressions(Function<String, Query> compiler) {
		this.compiler = compiler;
	}

	/**
	 * Check counters: they are counted as they are, so what already is a rate would be
	 * counted twice.
	 * @param field the field
	 * @param text the expression
	 * @return the expression
	 */
	String counters(ObjectiveField<?> field, String text) {
		Query query = vector(field, text);
		ExprWalker.walk(query.expr(), (node) -> {
			if (node instanceof Expr.VectorSelector selector) {
				checkBound(field, selector.matchers());
			}
			if (node instanceof Expr.Call call && NO_COUNTER.contains(call.function().name())) {
				throw Written.error(field, "'" + call.function().name() + "' gives no counter.",
						"Name the counter itself, for example orders_total{outcome=\"success\"}.");
			}
		});
		return text.strip();
	}

	/** A bound that is written in another way is another label, and matches nothing. */
	private static void checkBound(ObjectiveField<?> field, List<LabelMatcher> matchers) {
		for (LabelMatcher matcher : matchers) {
			if (matcher.name().equals("le") && matcher.type() == LabelMatcher.Type.EQUAL) {
				String bound = matcher.value();
				String written = canonical(field, bound);
				if (!written.equals(bound)) {
					throw Written.error(field, "There is no bucket le=\"" + Written.shown(bound) + "\".",
							"Write the bound as the Prometheus endpoint does, le=\"" + written + "\".");
				}
			}
		}
	}

	private static String canonical(ObjectiveField<?> field, String bound) {
		try {
			return bound.equals("+Inf") ? bound : Double.toString(Double.parseDouble(bound));
		}
		catch (NumberFormatException ex) {
			throw Written.error(field, "'" + Written.shown(bound) + "' is not the bound of a bucket.",
					"Write a number of seconds, for example le=\"0.5\".");
		}
	}

	/**
	 * Check an expression that gives values.
	 * @param field the field
	 * @param text the expression
	 * @return the query
	 */
	Query vector(ObjectiveField<?> field, String text) {
		try {
			Query query = this.compiler.apply(text);
			if (query.expr().type() != ValueType.INSTANT_VECTOR) {
				throw Written.error(field, "The expression is a " + query.expr().type() + ", not an instant vector.",
						"Select or aggregate series, for example with sum(...).");
			}
			return query;
		}
		catch (ParseException ex) {
			throw Written.error(field, "The expression does not parse:\n" + ex.render() + "\n",
					(ex.hint() != null) ? ex.hint() : "Correct the expression at the marked place.");
		}
	}

}
