package io.monitoring.promql;

import java.util.ArrayList;
import java.util.List;

import io.monitoring.promql.parser.Expr;
import io.monitoring.series.Labels;
import io.monitoring.series.SampleBuffer;
import io.monitoring.series.Series;
import io.monitoring.series.SeriesSource;

/**
 * The series of a range selector or subquery, and where their window lies at each step.
 *
 * @param series the series, not yet decoded
 * @param shift from the time of a step to the end of its window
 * @param range length of the window in milliseconds
 */
record RangeVector(List<? extends Series> series, TimeShift shift, long range) {

	static RangeVector of(Evaluator evaluator, Expr expr) {
		if (expr instanceof Expr.Paren paren) {
			return of(evaluator, paren.expr());
		}
		if (expr instanceof Expr.MatrixSelector selector) {
			return select(evaluator, selector);
		}
		if (expr instanceof Expr.Subquery subquery) {
			return Subqueries.evaluate(evaluator, subquery);
		}
		throw new IllegalStateException("Not a range vector: " + expr);
	}

	private static RangeVector select(Evaluator evaluator, Expr.MatrixSelector selector) {
		TimeShift shift = TimeShift.of(selector.selector().modifier(), evaluator.evaluation().whole());
		long from = shift.reference(evaluator.grid().start()) - selector.range();
		long to = shift.reference(evaluator.grid().end());
		SeriesSource source = evaluator.evaluation().source();
		return new RangeVector(source.select(selector.selector().matchers(), from, to), shift, selector.range());
	}

	/**
	 * Return the end of the window of a step, itself inside.
	 * @param time the time of the step
	 * @return milliseconds since the epoch
	 */
	long windowEnd(long time) {
		return this.shift.reference(time);
	}

	/**
	 * Return the start of the window of a step, itself outside.
	 * @param time the time of the step
	 * @return milliseconds since the epoch
	 */
	long windowStart(long time) {
		return windowEnd(time) - this.range;
	}

	/**
	 * Return rows of a grid as series, for a window to slide over.
	 * @param rows the rows
	 * @param grid their steps
	 * @return the series
	 */
	static List<GridSeries> overGrid(List<Row> rows, Grid grid) {
		List<GridSeries> series = new ArrayList<>(rows.size());
		for (Row row : rows) {
			series.add(new GridSeries(row, grid));
		}
		return series;
	}

	/**
	 * A row seen as a series with a sample at every step that has a value.
	 *
	 * @param row the row
	 * @param grid its steps
	 */
	record GridSeries(Row row, Grid grid) implements Series {

		@Override
		public Labels labels() {
			return this.row.labels();
		}

		@Override
		public void read(long fromExclusive, long toInclusive, SampleBuffer target) {
			for (int i = 0; i < this.grid.size(); i++) {
				long time = this.grid.time(i);
				if (time > fromExclusive && time <= toInclusive && this.row.has(i)) {
					target.add(time, this.row.values()[i]);
				}
			}
		}

	}

}
