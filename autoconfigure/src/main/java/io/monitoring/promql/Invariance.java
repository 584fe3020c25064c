package io.monitoring.promql;

import java.util.IdentityHashMap;
import java.util.Map;

import io.monitoring.promql.parser.Expr;
import io.monitoring.promql.parser.ExprVisitor;
import io.monitoring.promql.parser.TimeModifier;

/**
 * Finds what has the same value at every step: constants and what {@code @} fixes. Such a
 * part of the tree is evaluated once.
 */
final class Invariance implements ExprVisitor<Boolean> {

	private final Map<Expr, Boolean> known = new IdentityHashMap<>();

	boolean test(Expr expr) {
		Boolean result = this.known.get(expr);
		if (result == null) {
			result = expr.accept(this);
			this.known.put(expr, result);
		}
		return result;
	}

	@Override
	public Boolean visitNumber(Expr.NumberLiteral expr) {
		return true;
	}

	@Override
	public Boolean visitString(Expr.StringLiteral expr) {
		return true;
	}

	@Override
	public Boolean visitVectorSelector(Expr.VectorSelector expr) {
		return isFixed(expr.modifier());
	}

	@Override
	public Boolean visitMatrixSelector(Expr.MatrixSelector expr) {
		return isFixed(expr.selector().modifier());
	}

	@Override
	public Boolean visitSubquery(Expr.Subquery expr) {
		return isFixed(expr.modifier());
	}

	@Override
	public Boolean visitUnary(Expr.Unary expr) {
		return test(expr.expr());
	}

	@Override
	public Boolean visitBinary(Expr.Binary expr) {
		return test(expr.left()) && test(expr.right());
	}

	@Override
	public Boolean visitAggregate(Expr.Aggregate expr) {
		Expr parameter = expr.parameter();
		return test(expr.expr()) && (parameter == null || test(parameter));
	}

	@Override
	public Boolean visitCall(Expr.Call expr) {
		return !Functions.ALL.get(expr.function()).timeDependent() && expr.arguments().stream().allMatch(this::test);
	}

	@Override
	public Boolean visitParen(Expr.Paren expr) {
		return test(expr.expr());
	}

	private static boolean isFixed(TimeModifier modifier) {
		return modifier.at() != null || modifier.anchor() != null;
	}

}
