package io.monitoring.promql;

import java.util.List;

import io.monitoring.promql.parser.Expr;

/**
 * Evaluates a subquery: its expression on a grid of its own that covers the windows of
 * all outer steps. The grid is aligned to multiples of its step, so that the same points
 * are computed whenever the outer query runs.
 */
final class Subqueries {

	private Subqueries() {
	}

	static RangeVector evaluate(Evaluator evaluator, Expr.Subquery subquery) {
		Evaluation evaluation = evaluator.evaluation();
		TimeShift shift = TimeShift.of(subquery.modifier(), evaluation.whole());
		Long written = subquery.step();
		long step = (written != null) ? written : evaluation.options().defaultSubqueryStep().toMillis();
		long before = shift.reference(evaluator.grid().start()) - subquery.range();
		long start = before / step * step;
		if (start <= before) {
			start += step;
		}
		long size = Grid.count(start, shift.reference(evaluator.grid().end()), step);
		if (size == 0 || evaluator.grid().size() == 0) {
			return new RangeVector(List.of(), shift, subquery.range());
		}
		SampleBudget budget = evaluation.budget();
		long mark = budget.used();
		budget.charge(size);
		budget.settle(mark, 0);
		Grid grid = new Grid(start, step, (int) size);
		List<Row> rows = new Evaluator(evaluation, grid).vector(subquery.expr());
		return new RangeVector(RangeVector.overGrid(rows, grid), shift, subquery.range());
	}

}
