package io.monitoring.promql;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

import com.google.re2j.PatternSyntaxException;
import io.monitoring.promql.parser.AggregateOperator;
import io.monitoring.promql.parser.Expr;
import io.monitoring.promql.parser.ExprWalker;
import io.monitoring.promql.parser.ParseException;
import org.jspecify.annotations.Nullable;

/**
 * Finds mistakes in the arguments of a call that Prometheus reports only when it
 * evaluates: here a rule that cannot work is refused when it is loaded.
 */
final class StaticChecks implements Consumer<Expr> {

	private final String text;

	private StaticChecks(String text) {
		this.text = text;
	}

	/**
	 * Check an expression.
	 * @param text the whole text
	 * @param expr the tree
	 * @throws ParseException if an argument cannot work
	 */
	static void check(String text, Expr expr) {
		ExprWalker.walk(expr, new StaticChecks(text));
	}

	@Override
	public void accept(Expr expr) {
		if (expr instanceof Expr.Aggregate aggregate && aggregate.operator() == AggregateOperator.COUNT_VALUES) {
			checkLabelName("invalid label name", Objects.requireNonNull(aggregate.parameter()));
		}
		else if (expr instanceof Expr.Call call) {
			switch (call.function().name()) {
				case LabelFunctions.REPLACE -> checkReplace(call.arguments());
				case LabelFunctions.JOIN -> checkJoin(call.arguments());
				case HistogramFunctions.QUANTILES -> checkQuantiles(call.arguments());
				default -> {
				}
			}
		}
	}

	private void checkReplace(List<Expr> arguments) {
		checkLabelName("invalid destination label name in label_replace():", arguments.get(1));
		String expression = text(arguments.get(4));
		try {
			if (expression != null) {
				LabelFunctions.compile(expression);
			}
		}
		catch (PatternSyntaxException ex) {
			throw new ParseException("invalid regular expression in label_replace(): " + expression, this.text,
					arguments.get(4).source(), ex.getMessage());
		}
	}

	private void checkJoin(List<Expr> arguments) {
		checkLabelName("invalid destination label name in label_join():", arguments.get(1));
		arguments.subList(3, arguments.size())
			.forEach((argument) -> checkLabelName("invalid source label name in label_join():", argument));
	}

	/**
	 * The function is young and made for native histograms too; those have no series with
	 * buckets, so a plain metric would be read as if it did not exist.
	 */
	private void checkQuantiles(List<Expr> arguments) {
		checkLabelName("invalid label name", arguments.get(1));
		Expr vector = arguments.get(0);
		String name = (vector instanceof Expr.VectorSelector selector) ? selector.metricName() : null;
		if (name != null && !name.endsWith("_bucket") && name.indexOf(':') < 0) {
			throw new ParseException("native histograms are not supported and '" + name + "' has no buckets", this.text,
					vector.source(), "Use the series '" + name + "_bucket'.");
		}
	}

	private void checkLabelName(String problem, Expr argument) {
		if ("".equals(text(argument))) {
			throw new ParseException(problem + " ", this.text, argument.source(), "Name a label.");
		}
	}

	private static @Nullable String text(Expr argument) {
		if (argument instanceof Expr.Paren paren) {
			return text(paren.expr());
		}
		return (argument instanceof Expr.StringLiteral literal) ? literal.value() : null;
	}

}
