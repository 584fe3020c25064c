package io.monitoring.promql;

import java.util.function.LongSupplier;

import io.monitoring.promql.parser.Expr;
import io.monitoring.promql.parser.Parser;
import io.monitoring.series.SeriesSource;

/**
 * Evaluates PromQL over series, at an instant or on the steps of a range. Holds no state
 * of a query and may be used by several threads.
 */
public final class QueryEngine {

	private final QueryOptions options;

	private final LongSupplier nanoTime;

	public QueryEngine(QueryOptions options) {
		this(options, System::nanoTime);
	}

	/**
	 * Create an engine with a clock of its own for deadlines.
	 * @param options the options
	 * @param nanoTime nanoseconds since any origin
	 */
	public QueryEngine(QueryOptions options, LongSupplier nanoTime) {
		this.options = options;
		this.nanoTime = nanoTime;
	}

	public QueryOptions options() {
		return this.options;
	}

	/**
	 * Return an engine with other options, for example a shorter timeout.
	 * @param options the options
	 * @return the engine
	 */
	public QueryEngine with(QueryOptions options) {
		return new QueryEngine(options, this.nanoTime);
	}

	/**
	 * Parse and check an expression.
	 * @param text the expression
	 * @return the query, to be evaluated any number of times
	 * @throws io.monitoring.promql.parser.ParseException if the text is not PromQL, not
	 * in the supported scope or cannot work
	 */
	public Query prepare(String text) {
		Expr expr = Parser.parse(text, Functions.ALL, this.options.parserLimits());
		StaticChecks.check(text, expr);
		return new Query(text, expr, SelectionAnalysis.analyze(expr, this.options.lookback()));
	}

	/**
	 * Evaluate a query at one instant.
	 * @param query the query
	 * @param source where the series are
	 * @param time the instant in milliseconds since the epoch
	 * @return the result, of the type of the expression
	 * @throws QueryException if the query cannot be answered
	 */
	public QueryResult instant(Query query, SeriesSource source, long time) {
		Evaluator evaluator = evaluator(query, source, Grid.instant(time), time);
		return result(evaluator, Results.instant(evaluator, query.expr()));
	}

	/**
	 * Evaluate a query on the steps of a range.
	 * @param query the query, a scalar or an instant vector
	 * @param source where the series are
	 * @param start the first step in milliseconds since the epoch
	 * @param end the end of the range, itself inside
	 * @param step distance of the steps in milliseconds
	 * @return the result, always a matrix
	 * @throws QueryException if the query cannot be answered
	 */
	public QueryResult range(Query query, SeriesSource source, long start, long end, long step) {
		if (step <= 0) {
			throw new QueryException("The step must be positive but is " + step + " ms");
		}
		if (end < start) {
			throw new QueryException("The end of the range must not be before its start");
		}
		long size = Grid.count(start, end, step);
		if (size > this.options.maxPoints()) {
			throw this.options.exceeded(QueryLimitException.MAX_POINTS,
					"The range has %d steps, at most %d are allowed: use a larger step or a shorter range"
						.formatted(size, this.options.maxPoints()));
		}
		Evaluator evaluator = evaluator(query, source, new Grid(start, step, (int) size), end);
		return result(evaluator, Results.range(evaluator, query.expr()));
	}

	private Evaluator evaluator(Query query, SeriesSource source, Grid grid, long end) {
		Deadline deadline = new Deadline(this.nanoTime, this.options);
		Evaluation.Bounds bounds = new Evaluation.Bounds(grid.start(), end);
		return new Evaluator(new Evaluation(query, source, this.options, bounds, deadline), grid);
	}

	private static QueryResult result(Evaluator evaluator, Value value) {
		Annotations annotations = evaluator.evaluation().annotations();
		return new QueryResult(value, annotations.warnings(), annotations.infos());
	}

}
