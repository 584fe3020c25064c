package io.monitoring.promql;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.monitoring.promql.parser.Expr;
import io.monitoring.promql.parser.ValueType;

/**
 * Order of the result of an instant query; in a range query there is none to choose.
 */
final class SortFunctions {

	private SortFunctions() {
	}

	static List<Function> all() {
		return List
			.of(Function.vector("sort", (evaluator, call) -> sort(evaluator, call, byValue(false)),
					ValueType.INSTANT_VECTOR),
					Function.vector("sort_desc", (evaluator, call) -> sort(evaluator, call, byValue(true)),
							ValueType.INSTANT_VECTOR),
					Function
						.vector("sort_by_label",
								(evaluator, call) -> sort(evaluator, call, byLabels(names(evaluator, call))),
								ValueType.INSTANT_VECTOR, ValueType.STRING)
						.withRepeatedLast(),
					Function.vector("sort_by_label_desc",
							(evaluator, call) -> sort(evaluator, call, byLabels(names(evaluator, call)).reversed()),
							ValueType.INSTANT_VECTOR, ValueType.STRING)
						.withRepeatedLast());
	}

	static boolean isSort(String function) {
		return function.startsWith("sort");
	}

	/**
	 * Return an order by value, NaN last in either direction.
	 * @param descending whether large values come first
	 * @return the order of rows with one step
	 */
	private static Comparator<Row> byValue(boolean descending) {
		return (left, right) -> compare(left.values()[0], right.values()[0], descending);
	}

	static int compare(double left, double right, boolean descending) {
		if (Double.isNaN(left) || Double.isNaN(right)) {
			return Boolean.compare(Double.isNaN(left), Double.isNaN(right));
		}
		if (left == right) {
			return 0;
		}
		return (left < right == descending) ? 1 : -1;
	}

	private static Comparator<Row> byLabels(List<String> names) {
		Comparator<Row> order = (left, right) -> 0;
		for (String name : names) {
			order = order.thenComparing((row) -> row.labels().get(name), NaturalOrder.INSTANCE);
		}
		return order.thenComparing(Row::labels);
	}

	private static List<String> names(Evaluator evaluator, Expr.Call call) {
		List<Expr> arguments = call.arguments();
		return arguments.subList(1, arguments.size()).stream().map(evaluator::text).toList();
	}

	private static Steps sort(Evaluator evaluator, Expr.Call call, Comparator<Row> order) {
		List<Row> rows = new ArrayList<>(evaluator.vector(call.arguments().get(0)));
		if (evaluator.grid().single()) {
			rows.sort(order);
		}
		return new Steps.Vectors(rows);
	}

}
