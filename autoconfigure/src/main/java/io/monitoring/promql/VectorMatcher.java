package io.monitoring.promql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.monitoring.promql.parser.BinaryOperator;
import io.monitoring.promql.parser.Expr;
import io.monitoring.promql.parser.VectorMatching;
import io.monitoring.promql.parser.VectorMatching.Cardinality;
import io.monitoring.series.Labels;

/**
 * Pairs the samples of two vectors and computes with each pair. Whether a pairing is
 * unique is decided at every step by the samples that are there.
 */
final class VectorMatcher {

	private final Evaluator evaluator;

	private final BinaryOperator operator;

	private final boolean returnBool;

	private final VectorMatching matching;

	private final Signatures signatures;

	/** Whether the many side is the right one. */
	private final boolean swapped;

	private final Map<Long, Pair> pairs = new LinkedHashMap<>();

	private final Map<Object, Slot> slots = new HashMap<>();

	VectorMatcher(Evaluator evaluator, Expr.Binary expr, VectorMatching matching) {
		this.evaluator = evaluator;
		this.operator = expr.operator();
		this.returnBool = expr.returnBool();
		this.matching = matching;
		this.signatures = Signatures.of(matching);
		this.swapped = matching.cardinality() == Cardinality.ONE_TO_MANY;
	}

	List<Row> match(List<Row> left, List<Row> right) {
		List<Row> many = this.swapped ? right : left;
		List<Row> one = this.swapped ? left : right;
		int[] manyNumbers = this.signatures.number(many);
		int[] oneNumbers = this.signatures.number(one);
		int[] oneAt = new int[this.signatures.count()];
		for (int step = 0; step < this.evaluator.grid().size(); step++) {
			this.evaluator.evaluation().deadline().check();
			if (!isPresent(many, step)) {
				continue;
			}
			findOneSide(one, oneNumbers, step, oneAt);
			for (int i = 0; i < manyNumbers.length; i++) {
				int partner = oneAt[manyNumbers[i]];
				if (partner >= 0 && many.get(i).has(step)) {
					long key = ((long) i << 32) | partner;
					Pair pair = this.pairs.get(key);
					if (pair == null) {
						pair = pair(many.get(i), one.get(partner), manyNumbers[i]);
						this.pairs.put(key, pair);
					}
					compute(pair, step);
				}
			}
		}
		return results();
	}

	private static boolean isPresent(List<Row> rows, int step) {
		for (Row row : rows) {
			if (row.has(step)) {
				return true;
			}
		}
		return false;
	}

	private void findOneSide(List<Row> one, int[] numbers, int step, int[] oneAt) {
		Arrays.fill(oneAt, -1);
		for (int i = 0; i < numbers.length; i++) {
			if (!one.get(i).has(step)) {
				continue;
			}
			int other = oneAt[numbers[i]];
			if (other >= 0) {
				Labels labels = one.get(i).labels();
				throw new QueryException(("found duplicate series for the match group %s on the %s hand-side of the"
						+ " operation: [%s, %s];many-to-many matching not allowed: matching labels must be unique on"
						+ " one side")
					.formatted(this.signatures.labels(labels), this.swapped ? "left" : "right", labels,
							one.get(other).labels()));
			}
			oneAt[numbers[i]] = i;
		}
	}

	private Pair pair(Row many, Row one, int signature) {
		Labels labels = resultLabels(many.labels(), one.labels());
		boolean oneToOne = this.matching.cardinality() == Cardinality.ONE_TO_ONE;
		Object key = oneToOne ? signature : List.of(signature, labels);
		Slot slot = this.slots.computeIfAbsent(key, (unused) -> new Slot());
		return new Pair(many, one, labels, slot, this.evaluator.cells());
	}

	private Labels resultLabels(Labels many, Labels one) {
		boolean dropNow = !this.operator.isComparison()
				|| (this.returnBool && !this.evaluator.evaluation().options().delayedNameRemoval());
		Labels labels = dropNow ? ReservedLabels.drop(many) : many;
		if (this.matching.cardinality() == Cardinality.ONE_TO_ONE) {
			return this.matching.on() ? labels.keep(this.matching.labels()) : labels.without(this.matching.labels());
		}
		if (this.matching.include().isEmpty()) {
			return labels;
		}
		Labels.Builder builder = labels.toBuilder();
		for (String name : this.matching.include()) {
			builder.set(name, one.get(name));
		}
		return builder.build();
	}

	private void compute(Pair pair, int step) {
		if (pair.slot.lastStep == step) {
			throw new QueryException((this.matching.cardinality() == Cardinality.ONE_TO_ONE)
					? "multiple matches for labels: many-to-one matching must be explicit (group_left/group_right)"
					: "multiple matches for labels: grouping labels must ensure unique matches");
		}
		pair.slot.lastStep = step;
		double left = (this.swapped ? pair.one : pair.many).values()[step];
		double right = (this.swapped ? pair.many : pair.one).values()[step];
		if (!this.operator.isComparison()) {
			pair.values[step] = Arithmetic.compute(this.operator, left, right);
			return;
		}
		boolean holds = Arithmetic.compare(this.operator, left, right);
		if (this.returnBool) {
			pair.values[step] = holds ? 1 : 0;
		}
		else if (holds) {
			pair.values[step] = left;
		}
	}

	private List<Row> results() {
		List<Row> rows = new ArrayList<>(this.pairs.size());
		for (Pair pair : this.pairs.values()) {
			boolean dropName = this.operator.isComparison() && (pair.many.dropName()
					|| (this.returnBool && this.evaluator.evaluation().options().delayedNameRemoval()));
			Row row = new Row(pair.labels, dropName, pair.values);
			if (!row.isEmpty()) {
				rows.add(row);
			}
		}
		return RowMerger.merge(rows);
	}

	/**
	 * A result that may exist only once at a step.
	 */
	private static final class Slot {

		private int lastStep = -1;

	}

	/**
	 * Two rows that met at some step.
	 */
	@SuppressWarnings("ArrayRecordComponent")
	private record Pair(Row many, Row one, Labels labels, Slot slot, double[] values) {

	}

}
