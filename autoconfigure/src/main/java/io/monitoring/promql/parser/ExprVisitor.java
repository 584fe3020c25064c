package io.monitoring.promql.parser;

/**
 * One method for each kind of expression.
 *
 * @param <R> what the methods return
 */
public interface ExprVisitor<R> {

	R visitNumber(Expr.NumberLiteral expr);

	R visitString(Expr.StringLiteral expr);

	R visitVectorSelector(Expr.VectorSelector expr);

	R visitMatrixSelector(Expr.MatrixSelector expr);

	R visitSubquery(Expr.Subquery expr);

	R visitUnary(Expr.Unary expr);

	R visitBinary(Expr.Binary expr);

	R visitAggregate(Expr.Aggregate expr);

	R visitCall(Expr.Call expr);

	R visitParen(Expr.Paren expr);

}
