package io.monitoring.promql.parser;

/**
 * Copies an expression with all places set to zero, so that two trees can be compared.
 */
final class WithoutSources implements ExprVisitor<Expr> {

	private static final SourceRange NOWHERE = new SourceRange(0, 0);

	static Expr of(Expr expr) {
		return expr.accept(new WithoutSources());
	}

	@Override
	public Expr visitNumber(Expr.NumberLiteral expr) {
		return new Expr.NumberLiteral(expr.value(), NOWHERE);
	}

	@Override
	public Expr visitString(Expr.StringLiteral expr) {
		return new Expr.StringLiteral(expr.value(), NOWHERE);
	}

	@Override
	public Expr visitVectorSelector(Expr.VectorSelector expr) {
		return new Expr.VectorSelector(expr.matchers(), expr.modifier(), NOWHERE);
	}

	@Override
	public Expr visitMatrixSelector(Expr.MatrixSelector expr) {
		Expr.VectorSelector selector = new Expr.VectorSelector(expr.selector().matchers(), expr.selector().modifier(),
				NOWHERE);
		return new Expr.MatrixSelector(selector, expr.range(), NOWHERE);
	}

	@Override
	public Expr visitSubquery(Expr.Subquery expr) {
		return new Expr.Subquery(expr.expr().accept(this), expr.range(), expr.step(), expr.modifier(), NOWHERE);
	}

	@Override
	public Expr visitUnary(Expr.Unary expr) {
		return new Expr.Unary(expr.negative(), expr.expr().accept(this), NOWHERE);
	}

	@Override
	public Expr visitBinary(Expr.Binary expr) {
		return new Expr.Binary(expr.operator(), expr.left().accept(this), expr.right().accept(this), expr.returnBool(),
				expr.matching(), NOWHERE);
	}

	@Override
	public Expr visitAggregate(Expr.Aggregate expr) {
		Expr parameter = (expr.parameter() != null) ? expr.parameter().accept(this) : null;
		return new Expr.Aggregate(expr.operator(), expr.expr().accept(this), parameter, expr.grouping(), expr.without(),
				NOWHERE);
	}

	@Override
	public Expr visitCall(Expr.Call expr) {
		return new Expr.Call(expr.function(),
				expr.arguments().stream().map((argument) -> argument.accept(this)).toList(), NOWHERE);
	}

	@Override
	public Expr visitParen(Expr.Paren expr) {
		return new Expr.Paren(expr.expr().accept(this), NOWHERE);
	}

}
