package io.monitoring.promql;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.monitoring.promql.parser.BinaryOperator;
import io.monitoring.promql.parser.Expr;
import io.monitoring.promql.parser.VectorMatching;

/**
 * An operator between two numbers, between a vector and a number, or between two vectors.
 */
final class BinaryOperations {

	private final Evaluator evaluator;

	private final Expr.Binary expr;

	private final BinaryOperator operator;

	BinaryOperations(Evaluator evaluator, Expr.Binary expr) {
		this.evaluator = evaluator;
		this.expr = expr;
		this.operator = expr.operator();
	}

	Steps evaluate() {
		Steps left = this.evaluator.evaluate(this.expr.left());
		Steps right = this.evaluator.evaluate(this.expr.right());
		if (left instanceof Steps.Vectors leftVectors) {
			return (right instanceof Steps.Vectors rightVectors) ? match(leftVectors.rows(), rightVectors.rows())
					: withScalar(leftVectors.rows(), ((Steps.Scalars) right).values(), false);
		}
		double[] leftValues = ((Steps.Scalars) left).values();
		return (right instanceof Steps.Vectors rightVectors) ? withScalar(rightVectors.rows(), leftValues, true)
				: scalars(leftValues, ((Steps.Scalars) right).values());
	}

	private Steps match(List<Row> left, List<Row> right) {
		VectorMatching matching = Objects.requireNonNullElse(this.expr.matching(), VectorMatching.DEFAULT);
		if (this.operator.isSetOperator()) {
			return new Steps.Vectors(
					new SetOperations(this.evaluator, Signatures.of(matching)).apply(this.operator, left, right));
		}
		return new Steps.Vectors(new VectorMatcher(this.evaluator, this.expr, matching).match(left, right));
	}

	private Steps scalars(double[] left, double[] right) {
		double[] values = this.evaluator.cells();
		for (int i = 0; i < values.length; i++) {
			values[i] = this.operator.isComparison() ? (Arithmetic.compare(this.operator, left[i], right[i]) ? 1 : 0)
					: Arithmetic.compute(this.operator, left[i], right[i]);
		}
		return new Steps.Scalars(values);
	}

	private Steps withScalar(List<Row> rows, double[] scalars, boolean scalarFirst) {
		Elementwise.Operator element = (value, step) -> {
			double left = scalarFirst ? scalars[step] : value;
			double right = scalarFirst ? value : scalars[step];
			if (!this.operator.isComparison()) {
				return Arithmetic.compute(this.operator, left, right);
			}
			boolean holds = Arithmetic.compare(this.operator, left, right);
			if (this.expr.returnBool()) {
				return holds ? 1 : 0;
			}
			return holds ? value : Absent.VALUE;
		};
		if (!this.operator.isComparison() || this.expr.returnBool()) {
			return Elementwise.apply(this.evaluator, rows, element);
		}
		List<Row> kept = new ArrayList<>(rows.size());
		for (Row row : rows) {
			Row filtered = new Row(row.labels(), row.dropName(), Elementwise.map(this.evaluator, row, element));
			if (!filtered.isEmpty()) {
				kept.add(filtered);
			}
		}
		return new Steps.Vectors(kept);
	}

}
