package io.monitoring.promql;

import java.util.ArrayList;
import java.util.List;

import io.monitoring.promql.parser.BinaryOperator;

/**
 * {@code and}, {@code or} and {@code unless}: which samples stay depends only on what the
 * other side has at the same step.
 */
final class SetOperations {

	private final Evaluator evaluator;

	private final Signatures signatures;

	SetOperations(Evaluator evaluator, Signatures signatures) {
		this.evaluator = evaluator;
		this.signatures = signatures;
	}

	List<Row> apply(BinaryOperator operator, List<Row> left, List<Row> right) {
		int[] leftNumbers = this.signatures.number(left);
		int[] rightNumbers = this.signatures.number(right);
		if (operator == BinaryOperator.OR) {
			List<Row> rows = new ArrayList<>(left);
			rows.addAll(filter(right, rightNumbers, left, leftNumbers, false));
			return this.evaluator.evaluation().mergeUnnamed(rows);
		}
		return filter(left, leftNumbers, right, rightNumbers, operator == BinaryOperator.AND);
	}

	/**
	 * Keep the samples that have, or have not, a partner on the other side.
	 */
	private List<Row> filter(List<Row> rows, int[] numbers, List<Row> others, int[] otherNumbers, boolean partner) {
		int steps = this.evaluator.grid().size();
		boolean[][] present = new boolean[this.signatures.count()][];
		for (int i = 0; i < otherNumbers.length; i++) {
			boolean[] group = present[otherNumbers[i]];
			if (group == null) {
				group = new boolean[steps];
				present[otherNumbers[i]] = group;
			}
			for (int step = 0; step < steps; step++) {
				group[step] |= others.get(i).has(step);
			}
		}
		List<Row> kept = new ArrayList<>(rows.size());
		for (int i = 0; i < numbers.length; i++) {
			boolean[] group = present[numbers[i]];
			Row row = rows.get(i);
			double[] values = Elementwise.map(this.evaluator, row,
					(value, step) -> ((group != null && group[step]) == partner) ? value : Absent.VALUE);
			Row filtered = new Row(row.labels(), row.dropName(), values);
			if (!filtered.isEmpty()) {
				kept.add(filtered);
			}
		}
		return kept;
	}

}
