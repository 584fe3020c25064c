package io.monitoring.promql;

import java.util.ArrayList;
import java.util.List;

import io.monitoring.promql.parser.Expr;
import io.monitoring.series.SampleBuffer;
import io.monitoring.series.Series;
import io.monitoring.series.Staleness;

/**
 * Finds the newest sample of each series at every step: not older than the look-back, and
 * nothing at all after a stale marker.
 */
final class InstantSelector {

	private final Evaluator evaluator;

	private final TimeShift shift;

	private final long lookback;

	private final boolean times;

	private InstantSelector(Evaluator evaluator, Expr.VectorSelector selector, boolean times) {
		this.evaluator = evaluator;
		this.shift = TimeShift.of(selector.modifier(), evaluator.evaluation().whole());
		this.lookback = evaluator.evaluation().options().lookback().toMillis();
		this.times = times;
	}

	static List<Row> values(Evaluator evaluator, Expr.VectorSelector selector) {
		return new InstantSelector(evaluator, selector, false).select(selector);
	}

	/**
	 * Return the time of the samples in seconds instead of their value.
	 * @param evaluator who evaluates
	 * @param selector which series
	 * @return a row for each series
	 */
	static List<Row> times(Evaluator evaluator, Expr.VectorSelector selector) {
		return new InstantSelector(evaluator, selector, true).select(selector);
	}

	private List<Row> select(Expr.VectorSelector selector) {
		Evaluation evaluation = this.evaluator.evaluation();
		Grid grid = this.evaluator.grid();
		long from = this.shift.reference(grid.start()) - this.lookback;
		long to = this.shift.reference(grid.end());
		List<? extends Series> found = evaluation.source().select(selector.matchers(), from, to);
		List<Row> rows = new ArrayList<>(found.size());
		for (Series series : found) {
			evaluation.deadline().check();
			SampleBuffer samples = evaluation.samples();
			if (grid.single()) {
				series.readLast(from, to, samples);
			}
			else {
				series.read(from, to, samples);
			}
			Row row = new Row(series.labels(), false, sweep(samples));
			if (!row.isEmpty()) {
				rows.add(row);
			}
		}
		return rows;
	}

	private double[] sweep(SampleBuffer samples) {
		SampleBudget budget = this.evaluator.evaluation().budget();
		double[] cells = this.evaluator.cells();
		long mark = budget.used();
		budget.charge(samples.size());
		Grid grid = this.evaluator.grid();
		int next = 0;
		for (int i = 0; i < cells.length; i++) {
			long reference = this.shift.reference(grid.time(i));
			while (next < samples.size() && samples.time(next) <= reference) {
				next++;
			}
			if (next > 0 && samples.time(next - 1) > reference - this.lookback
					&& !Staleness.isStale(samples.value(next - 1))) {
				cells[i] = this.times ? samples.time(next - 1) / 1000.0 : samples.value(next - 1);
			}
		}
		budget.settle(mark, 0);
		return cells;
	}

}
