package io.monitoring.promql;

import java.util.Arrays;
import java.util.List;

import io.monitoring.promql.parser.Expr;
import io.monitoring.promql.parser.ValueType;
import io.monitoring.series.Labels;

/**
 * Between numbers, vectors and times: {@code scalar}, {@code vector}, {@code time},
 * {@code timestamp}, {@code pi}.
 */
final class ConversionFunctions {

	private ConversionFunctions() {
	}

	static List<Function> all() {
		return List.of(Function.scalar("scalar", ConversionFunctions::scalar, ValueType.INSTANT_VECTOR),
				Function.vector("vector", ConversionFunctions::vector, ValueType.SCALAR),
				Function.scalar("time", ConversionFunctions::time).dependingOnTime(),
				Function.vector("timestamp", ConversionFunctions::timestamp, ValueType.INSTANT_VECTOR)
					.dependingOnTime(),
				Function.scalar("pi", ConversionFunctions::pi));
	}

	private static Steps scalar(Evaluator evaluator, Expr.Call call) {
		List<Row> rows = evaluator.vector(call.arguments().get(0));
		double[] values = evaluator.cells();
		for (int i = 0; i < values.length; i++) {
			values[i] = onlyValue(rows, i);
		}
		return new Steps.Scalars(values);
	}

	private static double onlyValue(List<Row> rows, int step) {
		double found = Absent.VALUE;
		for (Row row : rows) {
			if (row.has(step)) {
				if (!Absent.is(found)) {
					return Double.NaN;
				}
				found = row.values()[step];
			}
		}
		return Absent.is(found) ? Double.NaN : found;
	}

	private static Steps vector(Evaluator evaluator, Expr.Call call) {
		double[] values = evaluator.scalar(call.arguments().get(0));
		return new Steps.Vectors(List.of(new Row(Labels.EMPTY, false, values)));
	}

	private static Steps time(Evaluator evaluator, Expr.Call call) {
		double[] values = evaluator.cells();
		for (int i = 0; i < values.length; i++) {
			values[i] = evaluator.grid().time(i) / 1000.0;
		}
		return new Steps.Scalars(values);
	}

	/**
	 * A selector knows the time of its samples; anything else was computed at the step.
	 */
	private static Steps timestamp(Evaluator evaluator, Expr.Call call) {
		Expr argument = call.arguments().get(0);
		while (argument instanceof Expr.Paren paren) {
			argument = paren.expr();
		}
		List<Row> rows = (argument instanceof Expr.VectorSelector selector) ? InstantSelector.times(evaluator, selector)
				: evaluator.vector(argument);
		boolean read = argument instanceof Expr.VectorSelector;
		return Elementwise.apply(evaluator, rows, (value, step) -> read ? value : evaluator.grid().time(step) / 1000.0);
	}

	private static Steps pi(Evaluator evaluator, Expr.Call call) {
		double[] values = evaluator.cells();
		Arrays.fill(values, Math.PI);
		return new Steps.Scalars(values);
	}

}
