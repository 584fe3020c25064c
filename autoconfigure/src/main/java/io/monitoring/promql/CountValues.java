package io.monitoring.promql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.monitoring.promql.parser.Expr;
import io.monitoring.series.Labels;
import io.monitoring.series.NumberText;

/**
 * {@code count_values}: how many series of a group have the same value; the value becomes
 * a label.
 */
final class CountValues {

	private CountValues() {
	}

	static List<Row> evaluate(Evaluator evaluator, Expr.Aggregate expr) {
		String label = evaluator.text(Objects.requireNonNull(expr.parameter()));
		Grouping grouping = Grouping.of(expr);
		if (!grouping.without()) {
			grouping.names().add(label);
		}
		Map<Labels, double[]> counts = new LinkedHashMap<>();
		for (Row row : evaluator.vector(expr.expr())) {
			for (int step = 0; step < evaluator.grid().size(); step++) {
				if (row.has(step)) {
					String value = NumberText.plain(row.values()[step]);
					Labels labels = grouping.labels(row.labels().with(label, value));
					double[] values = counts.computeIfAbsent(labels, (key) -> evaluator.cells());
					values[step] = Absent.is(values[step]) ? 1 : values[step] + 1;
				}
			}
		}
		List<Row> rows = new ArrayList<>(counts.size());
		counts.forEach((labels, values) -> rows.add(new Row(labels, false, values)));
		return rows;
	}

}
