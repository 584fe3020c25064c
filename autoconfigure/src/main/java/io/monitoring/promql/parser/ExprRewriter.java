package io.monitoring.promql.parser;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Replaces parts of an expression. Places in the text stay those of the original.
 */
public final class ExprRewriter implements ExprVisitor<Expr> {

	private final Function<Expr, Optional<Expr>> replacement;

	private ExprRewriter(Function<Expr, Optional<Expr>> replacement) {
		this.replacement = replacement;
	}

	/**
	 * Rewrite an expression from its root down.
	 * @param expr the expression
	 * @param replacement what a node becomes, of the same type; empty to look at the
	 * nodes below. The selector in a range can only become another selector
	 * @return the new expression
	 */
	public static Expr rewrite(Expr expr, Function<Expr, Optional<Expr>> replacement) {
		return new ExprRewriter(replacement).rewrite(expr);
	}

	private Expr rewrite(Expr expr) {
		return this.replacement.apply(expr).orElseGet(() -> expr.accept(this));
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
		return expr;
	}

	@Override
	public Expr visitMatrixSelector(Expr.MatrixSelector expr) {
		return new Expr.MatrixSelector((Expr.VectorSelector) rewrite(expr.selector()), expr.range(), expr.source());
	}

	@Override
	public Expr visitSubquery(Expr.Subquery expr) {
		return new Expr.Subquery(rewrite(expr.expr()), expr.range(), expr.step(), expr.modifier(), expr.source());
	}

	@Override
	public Expr visitUnary(Expr.Unary expr) {
		return new Expr.Unary(expr.negative(), rewrite(expr.expr()), expr.source());
	}

	@Override
	public Expr visitBinary(Expr.Binary expr) {
		return new Expr.Binary(expr.operator(), rewrite(expr.left()), rewrite(expr.right()), expr.returnBool(),
				expr.matching(), expr.source());
	}

	@Override
	public Expr visitAggregate(Expr.Aggregate expr) {
		Expr parameter = expr.parameter();
		return new Expr.Aggregate(expr.operator(), rewrite(expr.expr()),
				(parameter != null) ? rewrite(parameter) : null, expr.grouping(), expr.without(), expr.source());
	}

	@Override
	public Expr visitCall(Expr.Call expr) {
		List<Expr> arguments = expr.arguments().stream().map(this::rewrite).toList();
		return new Expr.Call(expr.function(), arguments, expr.source());
	}

	@Override
	public Expr visitParen(Expr.Paren expr) {
		return new Expr.Paren(rewrite(expr.expr()), expr.source());
	}

}
