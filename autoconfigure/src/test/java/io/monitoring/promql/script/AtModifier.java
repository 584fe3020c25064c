package io.monitoring.promql.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.monitoring.promql.Functions;
import io.monitoring.promql.parser.Expr;
import io.monitoring.promql.parser.ExprVisitor;
import io.monitoring.promql.parser.ExprWalker;
import io.monitoring.promql.parser.TimeModifier;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code @ time} behind every selector and subquery that has none: then the
 * expression must give the same result whenever it is evaluated.
 */
final class AtModifier implements ExprVisitor<Expr> {

	private final long time;

	private AtModifier(long time) {
		this.time = time;
	}

	static Expr fix(Expr expr, long time) {
		return expr.accept(new AtModifier(time));
	}

	/**
	 * Return whether a result may change with the time of the evaluation all the same.
	 * @param expr the expression
	 * @return {@code true} for {@code time()} and the like
	 */
	static boolean isUnsafe(Expr expr) {
		boolean[] unsafe = new boolean[1];
		ExprWalker.walk(expr, (node) -> unsafe[0] |= node instanceof Expr.Call call
				&& Functions.ALL.isTimeDependent(call.function().name()));
		return unsafe[0];
	}

	private TimeModifier fix(TimeModifier modifier) {
		boolean fixed = modifier.at() != null || modifier.anchor() != null;
		return fixed ? modifier : new TimeModifier(modifier.offset(), this.time, null);
	}

	@Override
	public Expr visitNumber(Expr.NumberLiteral expr) {
		return expr;
	}

	@Override
	public Expr visitString(Expr.StringLiteral expr) {
		return expr;
	}

	@Override
	public Expr visitVectorSelector(Expr.VectorSelector expr) {
		return new Expr.VectorSelector(expr.matchers(), fix(expr.modifier()), expr.source());
	}

	@Override
	public Expr visitMatrixSelector(Expr.MatrixSelector expr) {
		return new Expr.MatrixSelector((Expr.VectorSelector) visitVectorSelector(expr.selector()), expr.range(),
				expr.source());
	}

	@Override
	public Expr visitSubquery(Expr.Subquery expr) {
		return new Expr.Subquery(expr.expr(), expr.range(), expr.step(), fix(expr.modifier()), expr.source());
	}

	@Override
	public Expr visitUnary(Expr.Unary expr) {
		return new Expr.Unary(expr.negative(), expr.expr().accept(this), expr.source());
	}

	@Override
	public Expr visitBinary(Expr.Binary expr) {
		return new Expr.Binary(expr.operator(), expr.left().accept(this), expr.right().accept(this), expr.returnBool(),
				expr.matching(), expr.source());
	}

	@Override
	public Expr visitAggregate(Expr.Aggregate expr) {
		return new Expr.Aggregate(expr.operator(), expr.expr().accept(this), parameter(expr.parameter()),
				expr.grouping(), expr.without(), expr.source());
	}

	private @Nullable Expr parameter(@Nullable Expr parameter) {
		return (parameter != null) ? parameter.accept(this) : null;
	}

	@Override
	public Expr visitCall(Expr.Call expr) {
		List<Expr> arguments = new ArrayList<>();
		expr.arguments().forEach((argument) -> arguments.add(Objects.requireNonNull(argument.accept(this))));
		return new Expr.Call(expr.function(), arguments, expr.source());
	}

	@Override
	public Expr visitParen(Expr.Paren expr) {
		return new Expr.Paren(expr.expr().accept(this), expr.source());
	}

}
