package io.monitoring.promql;

import java.util.ArrayList;
import java.util.List;

/**
 * Computes every value of a vector by itself.
 */
final class Elementwise {

	private Elementwise() {
	}

	/**
	 * Apply an operator to all values; the metric name is dropped.
	 * @param evaluator who evaluates
	 * @param rows the vector
	 * @param operator what to do with a value; it may return {@link Absent#VALUE}
	 * @return the new vector
	 */
	static Steps apply(Evaluator evaluator, List<Row> rows, Operator operator) {
		List<Row> results = new ArrayList<>(rows.size());
		for (Row row : rows) {
			double[] values = map(evaluator, row, operator);
			Row result = evaluator.evaluation().unnamed(row.labels(), values);
			if (!result.isEmpty()) {
				results.add(result);
			}
		}
		return new Steps.Vectors(evaluator.evaluation().mergeUnnamed(results));
	}

	static double[] map(Evaluator evaluator, Row row, Operator operator) {
		double[] values = evaluator.cells();
		for (int i = 0; i < values.length; i++) {
			if (row.has(i)) {
				values[i] = operator.apply(row.values()[i], i);
			}
		}
		return values;
	}

	/**
	 * An operator on one value.
	 */
	@FunctionalInterface
	interface Operator {

		double apply(double value, int step);

	}

}
