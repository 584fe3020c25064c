package io.monitoring.promql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import io.monitoring.promql.parser.AggregateOperator;
import io.monitoring.promql.parser.Expr;
import io.monitoring.promql.parser.ExprWalker;
import io.monitoring.promql.parser.ValueType;
import io.monitoring.series.Labels;
import io.monitoring.series.SampleBuffer;
import io.monitoring.series.Series;

/**
 * Turns what was evaluated into the value that the caller gets.
 */
final class Results {

	private static final Comparator<Value.Range> BY_LABELS = Comparator.comparing(Value.Range::labels);

	private Results() {
	}

	static Value instant(Evaluator evaluator, Expr expr) {
		if (expr.type() == ValueType.RANGE_VECTOR) {
			return rangeVector(evaluator, expr);
		}
		long time = evaluator.grid().start();
		Steps steps = evaluator.evaluate(expr);
		if (steps instanceof Steps.Scalars scalars) {
			return new Value.Scalar(time, scalars.values()[0]);
		}
		if (steps instanceof Steps.Text text) {
			return new Value.Text(time, text.value());
		}
		List<Value.Sample> samples = new ArrayList<>();
		for (Row row : evaluator.evaluation().finish(((Steps.Vectors) steps).rows())) {
			samples.add(new Value.Sample(row.labels(), time, row.values()[0]));
		}
		if (!isOrdered(expr)) {
			samples.sort(Comparator.comparing(Value.Sample::labels));
		}
		return new Value.Vector(samples);
	}

	static Value range(Evaluator evaluator, Expr expr) {
		if (expr.type() != ValueType.SCALAR && expr.type() != ValueType.INSTANT_VECTOR) {
			throw new QueryException("invalid expression type \"" + expr.type()
					+ "\" for range query, must be scalar or instant vector");
		}
		Steps steps = evaluator.evaluate(expr);
		List<Row> rows = (steps instanceof Steps.Scalars scalars)
				? List.of(new Row(Labels.EMPTY, false, scalars.values()))
				: evaluator.evaluation().finish(((Steps.Vectors) steps).rows());
		List<Value.Range> ranges = new ArrayList<>(rows.size());
		for (Row row : rows) {
			ranges.add(range(evaluator.grid(), row));
		}
		ranges.sort(BY_LABELS);
		return new Value.Matrix(ranges);
	}

	private static Value.Range range(Grid grid, Row row) {
		long[] times = new long[grid.size()];
		double[] values = new double[grid.size()];
		int size = 0;
		for (int i = 0; i < grid.size(); i++) {
			if (row.has(i)) {
				times[size] = grid.time(i);
				values[size++] = row.values()[i];
			}
		}
		return new Value.Range(row.labels(), Arrays.copyOf(times, size), Arrays.copyOf(values, size));
	}

	private static Value rangeVector(Evaluator evaluator, Expr expr) {
		RangeVector vector = RangeVector.of(evaluator, expr);
		long time = evaluator.grid().start();
		List<Value.Range> ranges = new ArrayList<>();
		for (Series series : vector.series()) {
			SampleBuffer samples = evaluator.evaluation().samples();
			series.read(vector.windowStart(time), vector.windowEnd(time), samples);
			samples = Window.withoutStale(samples);
			evaluator.evaluation().budget().charge(samples.size());
			if (samples.size() > 0) {
				boolean dropName = series instanceof RangeVector.GridSeries inner && inner.row().dropName();
				ranges.add(new Value.Range(dropName ? ReservedLabels.drop(series.labels()) : series.labels(),
						Arrays.copyOf(samples.times(), samples.size()),
						Arrays.copyOf(samples.values(), samples.size())));
			}
		}
		ranges.sort(BY_LABELS);
		return new Value.Matrix(ranges);
	}

	/**
	 * Return whether the order of a vector comes from a function that sorts. Whatever
	 * works element by element keeps the order of its operand.
	 */
	private static boolean isOrdered(Expr expr) {
		if (expr instanceof Expr.Aggregate aggregate) {
			return aggregate.operator() == AggregateOperator.TOPK || aggregate.operator() == AggregateOperator.BOTTOMK;
		}
		if (expr instanceof Expr.Call call && SortFunctions.isSort(call.function().name())) {
			return true;
		}
		return ExprWalker.children(expr)
			.stream()
			.filter((child) -> child.type() == ValueType.INSTANT_VECTOR)
			.findFirst()
			.map(Results::isOrdered)
			.orElse(false);
	}

}
