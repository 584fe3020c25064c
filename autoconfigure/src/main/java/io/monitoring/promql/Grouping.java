package io.monitoring.promql;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.monitoring.promql.parser.Expr;
import io.monitoring.series.Labels;

/**
 * Which series of a vector are aggregated together.
 *
 * @param without whether the names are taken away instead of kept
 * @param names label names
 */
record Grouping(boolean without, Set<String> names) {

	static Grouping of(Expr.Aggregate expr) {
		Set<String> names = new HashSet<>(expr.grouping());
		if (expr.without()) {
			names.add(Labels.METRIC_NAME);
		}
		return new Grouping(expr.without(), names);
	}

	Labels labels(Labels labels) {
		return this.without ? labels.without(this.names) : labels.keep(this.names);
	}

	/**
	 * Number the groups in the order in which they appear.
	 * @param rows the vector
	 * @param groups receives the labels of the groups
	 * @return the number of the group of each row
	 */
	int[] assign(List<Row> rows, List<Labels> groups) {
		int[] assigned = new int[rows.size()];
		if (assigned.length > 0 && !this.without && this.names.isEmpty()) {
			groups.add(Labels.EMPTY);
			return assigned;
		}
		Map<Labels, Integer> numbers = new LinkedHashMap<>();
		for (int i = 0; i < assigned.length; i++) {
			assigned[i] = numbers.computeIfAbsent(labels(rows.get(i).labels()), (labels) -> numbers.size());
		}
		groups.addAll(numbers.keySet());
		return assigned;
	}

}
