package io.monitoring.promql.parser;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * Visits the nodes of an expression.
 */
public final class ExprWalker {

	private static final Children CHILDREN = new Children();

	private ExprWalker() {
	}

	/**
	 * Visit an expression and everything in it, in the order of the text. The selector in
	 * a range counts as a node of its own, after the range.
	 * @param expr where to start
	 * @param action called for each node
	 */
	public static void walk(Expr expr, Consumer<Expr> action) {
		Deque<Expr> open = new ArrayDeque<>();
		open.push(expr);
		while (!open.isEmpty()) {
			Expr next = open.pop();
			action.accept(next);
			List<Expr> children = children(next);
			for (int i = children.size() - 1; i >= 0; i--) {
				open.push(children.get(i));
			}
		}
	}

	/**
	 * Return the nodes directly below a node, in the order of the text.
	 * @param expr the node
	 * @return the children
	 */
	public static List<Expr> children(Expr expr) {
		return expr.accept(CHILDREN);
	}

	private static final class Children implements ExprVisitor<List<Expr>> {

		@Override
		public List<Expr> visitNumber(Expr.NumberLiteral expr) {
			return List.of();
		}

		@Override
		public List<Expr> visitString(Expr.StringLiteral expr) {
			return List.of();
		}

		@Override
		public List<Expr> visitVectorSelector(Expr.VectorSelector expr) {
			return List.of();
		}

		@Override
		public List<Expr> visitMatrixSelector(Expr.MatrixSelector expr) {
			return List.of(expr.selector());
		}

		@Override
		public List<Expr> visitSubquery(Expr.Subquery expr) {
			return List.of(expr.expr());
		}

		@Override
		public List<Expr> visitUnary(Expr.Unary expr) {
			return List.of(expr.expr());
		}

		@Override
		public List<Expr> visitBinary(Expr.Binary expr) {
			return List.of(expr.left(), expr.right());
		}

		@Override
		public List<Expr> visitAggregate(Expr.Aggregate expr) {
			return (expr.parameter() != null) ? List.of(expr.parameter(), expr.expr()) : List.of(expr.expr());
		}

		@Override
		public List<Expr> visitCall(Expr.Call expr) {
			return expr.arguments();
		}

		@Override
		public List<Expr> visitParen(Expr.Paren expr) {
			return List.of(expr.expr());
		}

	}

}
