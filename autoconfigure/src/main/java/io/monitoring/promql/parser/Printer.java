package io.monitoring.promql.parser;

import java.math.BigDecimal;
import java.util.List;

import io.monitoring.series.Durations;
import io.monitoring.series.LabelMatcher;
import io.monitoring.series.Labels;
import io.monitoring.series.NumberText;
import io.monitoring.series.Quoting;

/**
 * Writes an expression the way Prometheus prints it: one line, names in lower case,
 * matchers sorted. The text parses to an equal tree.
 */
public final class Printer implements ExprVisitor<StringBuilder> {

	private final StringBuilder text = new StringBuilder();

	private Printer() {
	}

	/**
	 * Print an expression.
	 * @param expr the expression
	 * @return PromQL
	 */
	public static String print(Expr expr) {
		return expr.accept(new Printer()).toString();
	}

	@Override
	public StringBuilder visitNumber(Expr.NumberLiteral expr) {
		return this.text.append(NumberText.plain(expr.value()));
	}

	@Override
	public StringBuilder visitString(Expr.StringLiteral expr) {
		return this.text.append(Quoting.quote(expr.value()));
	}

	@Override
	public StringBuilder visitVectorSelector(Expr.VectorSelector expr) {
		matchers(expr);
		return modifier(expr.modifier());
	}

	@Override
	public StringBuilder visitMatrixSelector(Expr.MatrixSelector expr) {
		matchers(expr.selector());
		this.text.append('[').append(Durations.format(expr.range())).append(']');
		return modifier(expr.selector().modifier());
	}

	@Override
	public StringBuilder visitSubquery(Expr.Subquery expr) {
		operand(expr.expr(), !isOperator(expr.expr()));
		this.text.append('[').append(Durations.format(expr.range())).append(':');
		if (expr.step() != null) {
			this.text.append(Durations.format(expr.step()));
		}
		this.text.append(']');
		return modifier(expr.modifier());
	}

	@Override
	public StringBuilder visitUnary(Expr.Unary expr) {
		this.text.append(expr.negative() ? '-' : '+');
		boolean binds = !(expr.expr() instanceof Expr.Binary binary) || binary.operator() == BinaryOperator.POWER;
		return operand(expr.expr(), binds);
	}

	@Override
	public StringBuilder visitBinary(Expr.Binary expr) {
		BinaryOperator operator = expr.operator();
		left(expr.left(), operator);
		this.text.append(' ').append(operator.sign());
		if (expr.returnBool()) {
			this.text.append(" bool");
		}
		if (expr.matching() != null) {
			matching(expr.matching());
		}
		this.text.append(' ');
		return operand(expr.right(), bindsOnTheRight(expr.right(), operator));
	}

	@Override
	public StringBuilder visitAggregate(Expr.Aggregate expr) {
		this.text.append(expr.operator().keyword());
		if (expr.without() || !expr.grouping().isEmpty()) {
			this.text.append(expr.without() ? " without " : " by ");
			labels(expr.grouping()).append(' ');
		}
		this.text.append('(');
		if (expr.parameter() != null) {
			expr.parameter().accept(this).append(", ");
		}
		return expr.expr().accept(this).append(')');
	}

	@Override
	public StringBuilder visitCall(Expr.Call expr) {
		this.text.append(expr.function().name()).append('(');
		String separator = "";
		for (Expr argument : expr.arguments()) {
			this.text.append(separator);
			argument.accept(this);
			separator = ", ";
		}
		return this.text.append(')');
	}

	@Override
	public StringBuilder visitParen(Expr.Paren expr) {
		return operand(expr.expr(), false);
	}

	/** Trees that were built by hand may lack the parentheses that their shape needs. */
	private StringBuilder operand(Expr expr, boolean binds) {
		if (binds) {
			return expr.accept(this);
		}
		this.text.append('(');
		return expr.accept(this).append(')');
	}

	private void left(Expr left, BinaryOperator operator) {
		boolean infinite = left instanceof Expr.NumberLiteral number && number.value() == Double.POSITIVE_INFINITY;
		if (infinite && operator == BinaryOperator.POWER) {
			// The usual '+Inf' would be the sign of the whole power.
			this.text.append("Inf");
			return;
		}
		operand(left, bindsOnTheLeft(left, operator));
	}

	private static boolean bindsOnTheLeft(Expr left, BinaryOperator operator) {
		if (left instanceof Expr.Binary binary) {
			return binary.operator().precedence() >= operator.precedence() && operator != BinaryOperator.POWER;
		}
		return operator != BinaryOperator.POWER || !isSigned(left);
	}

	private static boolean bindsOnTheRight(Expr right, BinaryOperator operator) {
		if (right instanceof Expr.Binary binary) {
			return binary.operator().precedence() > operator.precedence()
					|| (operator == BinaryOperator.POWER && binary.operator() == BinaryOperator.POWER);
		}
		return true;
	}

	private static boolean isOperator(Expr expr) {
		return expr instanceof Expr.Binary || expr instanceof Expr.Unary;
	}

	private static boolean isSigned(Expr expr) {
		return expr instanceof Expr.Unary
				|| (expr instanceof Expr.NumberLiteral number && NumberText.plain(number.value()).startsWith("-"));
	}

	private void matching(VectorMatching matching) {
		VectorMatching.Cardinality cardinality = matching.cardinality();
		boolean grouped = cardinality == VectorMatching.Cardinality.MANY_TO_ONE
				|| cardinality == VectorMatching.Cardinality.ONE_TO_MANY;
		if (matching.on() || grouped || !matching.labels().isEmpty()) {
			this.text.append(matching.on() ? " on " : " ignoring ");
			labels(matching.labels());
		}
		if (grouped) {
			boolean left = cardinality == VectorMatching.Cardinality.MANY_TO_ONE;
			this.text.append(left ? " group_left " : " group_right ");
			labels(matching.include());
		}
	}

	private StringBuilder labels(List<String> labels) {
		this.text.append('(');
		String separator = "";
		for (String label : labels) {
			this.text.append(separator);
			label(label);
			separator = ", ";
		}
		return this.text.append(')');
	}

	private void label(String name) {
		this.text.append(Names.isLabelInList(name) ? name : Quoting.quote(name));
	}

	private void matchers(Expr.VectorSelector selector) {
		String name = selector.metricName();
		boolean bare = name != null && Names.isMetricName(name);
		if (bare) {
			this.text.append(name);
		}
		List<LabelMatcher> inBraces = selector.matchers()
			.stream()
			.filter((matcher) -> !bare || !SelectorParser.isName(matcher))
			.sorted(SelectorParser.ORDER)
			.toList();
		String separator = "{";
		for (LabelMatcher matcher : inBraces) {
			this.text.append(separator);
			matcher(matcher);
			separator = ",";
		}
		this.text.append(inBraces.isEmpty() ? "" : "}");
	}

	private void matcher(LabelMatcher matcher) {
		if (!SelectorParser.isName(matcher) || matcher.value().isEmpty()) {
			boolean bare = Names.isLabelInBraces(matcher.name());
			this.text.append(bare ? matcher.name() : Quoting.quote(matcher.name())).append(matcher.type().sign());
		}
		this.text.append(Quoting.quote(matcher.value()));
	}

	private StringBuilder modifier(TimeModifier modifier) {
		if (modifier.at() != null) {
			String seconds = BigDecimal.valueOf(modifier.at(), 3).toPlainString();
			this.text.append(" @ ").append(seconds);
		}
		else if (modifier.anchor() != null) {
			this.text.append((modifier.anchor() == TimeModifier.Anchor.START) ? " @ start()" : " @ end()");
		}
		if (modifier.offset() != 0) {
			this.text.append(" offset ").append(Durations.format(modifier.offset()));
		}
		return this.text;
	}

}
