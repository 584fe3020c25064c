package io.monitoring.promql;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.monitoring.promql.parser.AggregateOperator;
import io.monitoring.promql.parser.Expr;
import io.monitoring.series.Labels;

/**
 * The aggregations that make one series of each group.
 */
final class Aggregations {

	private final Evaluator evaluator;

	private final Expr.Aggregate expr;

	private final double[] ranks;

	private final List<Row> rows;

	private final List<Labels> groups = new ArrayList<>();

	private Aggregations(Evaluator evaluator, Expr.Aggregate expr) {
		this.evaluator = evaluator;
		this.expr = expr;
		this.ranks = (expr.operator() == AggregateOperator.QUANTILE) ? ranks(evaluator, expr) : new double[0];
		this.rows = evaluator.vector(expr.expr());
	}

	static List<Row> evaluate(Evaluator evaluator, Expr.Aggregate expr) {
		return switch (expr.operator()) {
			case TOPK, BOTTOMK -> LargestK.evaluate(evaluator, expr);
			case COUNT_VALUES -> CountValues.evaluate(evaluator, expr);
			default -> new Aggregations(evaluator, expr).aggregate();
		};
	}

	private static double[] ranks(Evaluator evaluator, Expr.Aggregate expr) {
		Expr parameter = Objects.requireNonNull(expr.parameter());
		double[] ranks = evaluator.scalar(parameter);
		for (double rank : ranks) {
			OverTimeFunctions.warnIfInvalid(evaluator, parameter, rank);
		}
		return ranks;
	}

	private List<Row> aggregate() {
		int[] assigned = Grouping.of(this.expr).assign(this.rows, this.groups);
		int count = this.groups.size();
		double[][] values = new double[count][];
		boolean[] dropName = new boolean[count];
		Accumulator[] accumulators = new Accumulator[count];
		for (int group = 0; group < count; group++) {
			values[group] = this.evaluator.cells();
			accumulators[group] = accumulator();
		}
		for (int i = 0; i < assigned.length; i++) {
			dropName[assigned[i]] |= this.rows.get(i).dropName();
		}
		for (int step = 0; step < this.evaluator.grid().size(); step++) {
			this.evaluator.evaluation().deadline().check();
			aggregate(step, assigned, accumulators, values);
		}
		List<Row> results = new ArrayList<>(count);
		for (int group = 0; group < count; group++) {
			results.add(new Row(this.groups.get(group), dropName[group], values[group]));
		}
		return results;
	}

	private void aggregate(int step, int[] assigned, Accumulator[] accumulators, double[][] values) {
		boolean[] seen = new boolean[accumulators.length];
		for (int i = 0; i < assigned.length; i++) {
			double value = this.rows.get(i).values()[step];
			if (Absent.is(value)) {
				continue;
			}
			Accumulator accumulator = accumulators[assigned[i]];
			if (!seen[assigned[i]]) {
				seen[assigned[i]] = true;
				accumulator.clear();
			}
			accumulator.add(value);
		}
		for (int group = 0; group < seen.length; group++) {
			if (seen[group]) {
				if (accumulators[group] instanceof Accumulators.Quantile quantile) {
					quantile.rank(this.ranks[step]);
				}
				values[group][step] = accumulators[group].result();
			}
		}
	}

	private Accumulator accumulator() {
		return switch (this.expr.operator()) {
			case SUM -> new Accumulators.Sum();
			case AVG -> new MeanAccumulator();
			case MIN -> new Accumulators.Extreme(false);
			case MAX -> new Accumulators.Extreme(true);
			case COUNT -> new Accumulators.Count(false);
			case GROUP -> new Accumulators.Count(true);
			case STDDEV -> new Accumulators.Variance(true);
			case STDVAR -> new Accumulators.Variance(false);
			case QUANTILE -> new Accumulators.Quantile();
			default -> throw new IllegalStateException("Not a simple aggregation: " + this.expr.operator());
		};
	}

}
