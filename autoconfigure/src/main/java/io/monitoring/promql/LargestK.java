package io.monitoring.promql;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.monitoring.promql.parser.AggregateOperator;
import io.monitoring.promql.parser.Expr;
import io.monitoring.series.Labels;
import io.monitoring.series.NumberText;

/**
 * {@code topk} and {@code bottomk}: the series of each group with the largest or smallest
 * values, chosen anew at every step. Of equal values the series that comes first stays.
 */
final class LargestK {

	private final Evaluator evaluator;

	private final boolean largest;

	private final double[] limits;

	private final List<Row> rows;

	/** Values by row, in the order in which the rows were first chosen. */
	private final Map<Integer, double[]> chosen = new LinkedHashMap<>();

	private LargestK(Evaluator evaluator, Expr.Aggregate expr) {
		this.evaluator = evaluator;
		this.largest = expr.operator() == AggregateOperator.TOPK;
		this.limits = evaluator.scalar(Objects.requireNonNull(expr.parameter()));
		checkLimits(this.limits);
		this.rows = evaluator.vector(expr.expr());
	}

	static List<Row> evaluate(Evaluator evaluator, Expr.Aggregate expr) {
		return new LargestK(evaluator, expr).choose(Grouping.of(expr));
	}

	private static void checkLimits(double[] limits) {
		for (double limit : limits) {
			if (Double.isNaN(limit)) {
				throw new QueryException("Parameter value is NaN");
			}
			if (limit <= Long.MIN_VALUE || limit >= Long.MAX_VALUE) {
				throw new QueryException("Scalar value " + NumberText.general(limit)
						+ ((limit < 0) ? " underflows" : " overflows") + " int64");
			}
		}
	}

	private List<Row> choose(Grouping grouping) {
		List<Labels> groups = new ArrayList<>();
		int[] assigned = grouping.assign(this.rows, groups);
		List<List<Integer>> members = new ArrayList<>();
		groups.forEach((labels) -> members.add(new ArrayList<>()));
		for (int i = 0; i < assigned.length; i++) {
			members.get(assigned[i]).add(i);
		}
		for (int step = 0; step < this.evaluator.grid().size(); step++) {
			this.evaluator.evaluation().deadline().check();
			int limit = (int) Math.min(this.limits[step], this.rows.size());
			for (List<Integer> group : members) {
				choose(group, step, limit);
			}
		}
		List<Row> result = new ArrayList<>(this.chosen.size());
		this.chosen.forEach((index, values) -> {
			Row row = this.rows.get(index);
			result.add(new Row(row.labels(), row.dropName(), values));
		});
		return result;
	}

	private void choose(List<Integer> group, int step, int limit) {
		if (limit < 1) {
			return;
		}
		List<Integer> present = new ArrayList<>(group.size());
		for (int index : group) {
			if (this.rows.get(index).has(step)) {
				present.add(index);
			}
		}
		Comparator<Integer> order = (left, right) -> SortFunctions.compare(this.rows.get(left).values()[step],
				this.rows.get(right).values()[step], this.largest);
		present.sort(order);
		for (int index : present.subList(0, Math.min(limit, present.size()))) {
			double[] values = this.chosen.computeIfAbsent(index, (unused) -> this.evaluator.cells());
			values[step] = this.rows.get(index).values()[step];
		}
	}

}
