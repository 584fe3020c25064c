package io.monitoring.promql.parser;

import java.util.List;
import java.util.StringJoiner;

import org.jspecify.annotations.Nullable;

/**
 * The rules on types, with errors that say how to repair the expression.
 */
final class TypeChecker {

	private final TokenStream tokens;

	TypeChecker(TokenStream tokens) {
		this.tokens = tokens;
	}

	void requireInstantVector(Expr expr, String place) {
		require(ValueType.INSTANT_VECTOR, expr, place);
	}

	void requireVectorOrScalar(Expr expr, String place) {
		if (expr.type() != ValueType.SCALAR && expr.type() != ValueType.INSTANT_VECTOR) {
			throw this.tokens.error(
					"expected a scalar or an instant vector " + place + ", got " + withArticle(expr.type()),
					expr.source(), hint(ValueType.INSTANT_VECTOR, expr));
		}
	}

	void requireArguments(FunctionSignature function, Token name, List<Expr> arguments) {
		int declared = function.argumentTypes().size();
		boolean repeats = function.optional() < 0;
		int least = repeats ? declared - 1 : declared - function.optional();
		int given = arguments.size();
		if (given < least || (!repeats && given > declared)) {
			String most = (declared == least + 1) ? " or " + declared : " to " + declared;
			String count = repeats ? "at least " + least : least + ((least == declared) ? "" : most);
			throw wrongCount(count, name, given, "Arguments of '" + name.text() + "': " + describe(function) + ".");
		}
		for (int i = 0; i < given; i++) {
			require(function.argumentTypes().get(Math.min(i, declared - 1)), arguments.get(i),
					"in call to '" + function.name() + "'");
		}
	}

	void requireArguments(AggregateOperator operator, Token name, List<Expr> arguments) {
		int expected = operator.hasParameter() ? 2 : 1;
		if (arguments.size() != expected) {
			throw wrongCount("" + expected, name, arguments.size(), operator.hasParameter()
					? "The parameter comes first, for example " + operator.keyword() + "(..., up)." : null);
		}
		String place = "in '" + operator.keyword() + "'";
		if (operator.hasParameter()) {
			require((operator == AggregateOperator.COUNT_VALUES) ? ValueType.STRING : ValueType.SCALAR,
					arguments.get(0), "as first argument of '" + operator.keyword() + "'");
		}
		require(ValueType.INSTANT_VECTOR, arguments.get(expected - 1), place);
	}

	private static String describe(FunctionSignature function) {
		StringJoiner types = new StringJoiner(", ");
		types.setEmptyValue("none");
		int required = function.argumentTypes().size() - Math.max(0, function.optional());
		for (int i = 0; i < function.argumentTypes().size(); i++) {
			types.add(function.argumentTypes().get(i) + ((i >= required) ? " (optional)" : ""));
		}
		return types + ((function.optional() < 0) ? " (any number of times)" : "");
	}

	private ParseException wrongCount(String expected, Token name, int given, @Nullable String hint) {
		String noun = expected.equals("1") || expected.equals("at least 1") ? " argument" : " arguments";
		return this.tokens.error("expected " + expected + noun + " in call to '" + name.text() + "', got " + given,
				name.source(), hint);
	}

	/**
	 * Check an operator with its modifiers and sides.
	 * @return how the vectors are matched, {@code null} where a side is a scalar
	 */
	@Nullable VectorMatching matching(BinaryOperator operator, Token sign, MatchingParser.Clause clause, Expr left, Expr right) {
		requireVectorOrScalar(left, "before '" + operator.sign() + "'");
		requireVectorOrScalar(right, "after '" + operator.sign() + "'");
		requireBoolWhereNeeded(operator, sign, clause, left, right);
		if (left.type() == ValueType.INSTANT_VECTOR && right.type() == ValueType.INSTANT_VECTOR) {
			requireGroupThatFits(operator, clause);
			return clause.toMatching(operator.isSetOperator());
		}
		if (operator.isSetOperator()) {
			Expr scalar = (left.type() == ValueType.SCALAR) ? left : right;
			throw this.tokens.error("'" + operator.sign() + "' needs an instant vector on both sides, got a scalar",
					scalar.source(), hint(ValueType.INSTANT_VECTOR, scalar));
		}
		if (clause.matching() != null && (clause.group() != null || !clause.labels().isEmpty())) {
			throw this.tokens.error("'" + clause.matching().text() + "' matches series, but one side is a scalar",
					clause.matching().source(), "Take it away: every series meets the one number.");
		}
		return null;
	}

	private void requireBoolWhereNeeded(BinaryOperator operator, Token sign, MatchingParser.Clause clause, Expr left,
			Expr right) {
		if (clause.bool() != null && !operator.isComparison()) {
			throw this.tokens.error("'bool' is for comparisons only, not for '" + operator.sign() + "'",
					clause.bool().source(), null);
		}
		if (clause.bool() == null && operator.isComparison() && left.type() == ValueType.SCALAR
				&& right.type() == ValueType.SCALAR) {
			throw this.tokens.error("a comparison of two scalars needs 'bool'", sign.source(),
					"Write '" + operator.sign() + " bool', which gives 0 or 1.");
		}
	}

	private void requireGroupThatFits(BinaryOperator operator, MatchingParser.Clause clause) {
		if (clause.group() == null || clause.matching() == null) {
			return;
		}
		if (operator.isSetOperator()) {
			throw this.tokens.error("'" + clause.group().text() + "' is not allowed with '" + operator.sign() + "'",
					clause.group().source(), "Set operators always match many to many.");
		}
		for (String label : clause.include()) {
			if (clause.matching().is(TokenType.ON) && clause.labels().contains(label)) {
				throw this.tokens.error("label '" + label + "' stands in both 'on' and '" + clause.group().text() + "'",
						clause.group().source(), "Labels of 'on' are kept anyway, take it away there.");
			}
		}
	}

	private void require(ValueType expected, Expr expr, String place) {
		if (expr.type() != expected) {
			throw this.tokens.error(
					"expected " + withArticle(expected) + " " + place + ", got " + withArticle(expr.type()),
					expr.source(), hint(expected, expr));
		}
	}

	private static String withArticle(ValueType type) {
		return ((type == ValueType.INSTANT_VECTOR) ? "an " : "a ") + type;
	}

	private static @Nullable String hint(ValueType expected, Expr expr) {
		return switch (expected) {
			case RANGE_VECTOR -> rangeHint(expr);
			case INSTANT_VECTOR -> switch (expr.type()) {
				case RANGE_VECTOR -> "Take the range away, or put a function such as rate or avg_over_time around it.";
				case SCALAR -> "Turn the number into a vector: vector(...).";
				default -> null;
			};
			case SCALAR -> (expr.type() == ValueType.INSTANT_VECTOR)
					? "Turn a vector of one series into a number: scalar(...)." : null;
			case STRING -> "Put the text in quotes.";
		};
	}

	private static @Nullable String rangeHint(Expr expr) {
		if (expr instanceof Expr.VectorSelector) {
			return "Add a range, for example [5m].";
		}
		if (expr instanceof Expr.Aggregate) {
			return "Aggregate last, for example sum(rate(up[5m])); or make it a subquery, for example (...)[30m:1m].";
		}
		return (expr.type() == ValueType.INSTANT_VECTOR) ? "Make it a subquery, for example (...)[30m:1m]." : null;
	}

}
