package io.monitoring.promql;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.monitoring.promql.parser.Expr;
import io.monitoring.promql.parser.ValueType;
import io.monitoring.series.LabelMatcher;
import io.monitoring.series.Labels;

/**
 * 1 where nothing is: {@code absent} and {@code absent_over_time}. The labels are those
 * that the selector fixes, so that an alert says what is missing.
 */
final class AbsentFunctions {

	private AbsentFunctions() {
	}

	static List<Function> all() {
		return List.of(Function.vector("absent", AbsentFunctions::absent, ValueType.INSTANT_VECTOR),
				Function.vector("absent_over_time", AbsentFunctions::absentOverTime, ValueType.RANGE_VECTOR));
	}

	private static Steps absent(Evaluator evaluator, Expr.Call call) {
		Expr argument = call.arguments().get(0);
		return missing(evaluator, evaluator.vector(argument), argument);
	}

	private static Steps absentOverTime(Evaluator evaluator, Expr.Call call) {
		Expr argument = call.arguments().get(0);
		// Names are kept: series that differ in nothing else are not an error here.
		Steps present = WindowFunctions.summarize(evaluator, argument, true, (summary, start, end) -> 1);
		return missing(evaluator, ((Steps.Vectors) present).rows(), argument);
	}

	private static Steps missing(Evaluator evaluator, List<Row> rows, Expr argument) {
		double[] values = evaluator.cells();
		for (int i = 0; i < values.length; i++) {
			values[i] = isPresent(rows, i) ? Absent.VALUE : 1;
		}
		Row row = new Row(labels(argument), false, values);
		return new Steps.Vectors(row.isEmpty() ? List.of() : List.of(row));
	}

	private static boolean isPresent(List<Row> rows, int step) {
		for (Row row : rows) {
			if (row.has(step)) {
				return true;
			}
		}
		return false;
	}

	private static Labels labels(Expr argument) {
		if (argument instanceof Expr.Paren paren) {
			return labels(paren.expr());
		}
		if (argument instanceof Expr.MatrixSelector matrix) {
			return labels(matrix.selector());
		}
		if (!(argument instanceof Expr.VectorSelector selector)) {
			return Labels.EMPTY;
		}
		Labels.Builder labels = Labels.builder();
		Set<String> seen = new HashSet<>();
		for (LabelMatcher matcher : selector.matchers()) {
			if (matcher.name().equals(Labels.METRIC_NAME)) {
				continue;
			}
			boolean equality = matcher.type() == LabelMatcher.Type.EQUAL;
			boolean fixed = equality && seen.add(matcher.name());
			labels.set(matcher.name(), fixed ? matcher.value() : "");
		}
		return labels.build();
	}

}
