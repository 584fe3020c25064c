package io.monitoring.promql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.monitoring.promql.parser.Expr;
import io.monitoring.promql.parser.ExprVisitor;

/**
 * Evaluates the nodes of a tree on one grid.
 */
final class Evaluator implements ExprVisitor<Steps> {

	private final Evaluation evaluation;

	private final Grid grid;

	Evaluator(Evaluation evaluation, Grid grid) {
		this.evaluation = evaluation;
		this.grid = grid;
	}

	Evaluation evaluation() {
		return this.evaluation;
	}

	Grid grid() {
		return this.grid;
	}

	/**
	 * Evaluate a node of any type but a range vector.
	 * @param expr the node
	 * @return its value at every step
	 */
	Steps evaluate(Expr expr) {
		this.evaluation.deadline().check();
		SampleBudget budget = this.evaluation.budget();
		long mark = budget.used();
		boolean once = this.grid.size() > 1 && this.evaluation.invariance().test(expr);
		Steps result = once ? repeat(new Evaluator(this.evaluation, Grid.instant(this.grid.start())).evaluate(expr))
				: expr.accept(this);
		budget.settle(mark, result.cells());
		return result;
	}

	List<Row> vector(Expr expr) {
		return ((Steps.Vectors) evaluate(expr)).rows();
	}

	double[] scalar(Expr expr) {
		return ((Steps.Scalars) evaluate(expr)).values();
	}

	String text(Expr expr) {
		return ((Steps.Text) evaluate(expr)).value();
	}

	/**
	 * Return a charged array with a cell for each step, all absent.
	 * @return a new array
	 */
	double[] cells() {
		return this.evaluation.cells(this.grid);
	}

	private Steps repeat(Steps once) {
		if (once instanceof Steps.Scalars scalars) {
			return new Steps.Scalars(repeat(scalars.values()));
		}
		if (once instanceof Steps.Vectors vectors) {
			List<Row> rows = new ArrayList<>(vectors.rows().size());
			for (Row row : vectors.rows()) {
				rows.add(new Row(row.labels(), row.dropName(), repeat(row.values())));
			}
			return new Steps.Vectors(rows);
		}
		return once;
	}

	private double[] repeat(double[] once) {
		double[] values = cells();
		Arrays.fill(values, once[0]);
		return values;
	}

	@Override
	public Steps visitNumber(Expr.NumberLiteral expr) {
		double[] values = cells();
		Arrays.fill(values, expr.value());
		return new Steps.Scalars(values);
	}

	@Override
	public Steps visitString(Expr.StringLiteral expr) {
		return new Steps.Text(expr.value());
	}

	@Override
	public Steps visitVectorSelector(Expr.VectorSelector expr) {
		return new Steps.Vectors(InstantSelector.values(this, expr));
	}

	@Override
	public Steps visitMatrixSelector(Expr.MatrixSelector expr) {
		throw new IllegalStateException("A range vector is only evaluated inside a function");
	}

	@Override
	public Steps visitSubquery(Expr.Subquery expr) {
		throw new IllegalStateException("A range vector is only evaluated inside a function");
	}

	@Override
	public Steps visitUnary(Expr.Unary expr) {
		Steps operand = evaluate(expr.expr());
		if (!expr.negative()) {
			return operand;
		}
		if (operand instanceof Steps.Scalars scalars) {
			double[] values = cells();
			for (int i = 0; i < values.length; i++) {
				values[i] = -scalars.values()[i];
			}
			return new Steps.Scalars(values);
		}
		return Elementwise.apply(this, ((Steps.Vectors) operand).rows(), (value, step) -> -value);
	}

	@Override
	public Steps visitBinary(Expr.Binary expr) {
		return new BinaryOperations(this, expr).evaluate();
	}

	@Override
	public Steps visitAggregate(Expr.Aggregate expr) {
		return new Steps.Vectors(Aggregations.evaluate(this, expr));
	}

	@Override
	public Steps visitCall(Expr.Call expr) {
		return Functions.ALL.get(expr.function()).body().apply(this, expr);
	}

	@Override
	public Steps visitParen(Expr.Paren expr) {
		return evaluate(expr.expr());
	}

}
