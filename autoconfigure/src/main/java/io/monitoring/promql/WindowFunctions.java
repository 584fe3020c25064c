package io.monitoring.promql;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

import io.monitoring.promql.parser.Expr;
import io.monitoring.series.CounterWindow;
import io.monitoring.series.Labels;
import io.monitoring.series.SampleBuffer;
import io.monitoring.series.Series;

/**
 * Runs a function over the window of every series at every step.
 */
final class WindowFunctions {

	private static final Consumer<Labels> NOBODY = (labels) -> {
	};

	private final Evaluator evaluator;

	private final RangeVector vector;

	private final boolean keepName;

	private final Consumer<Labels> observer;

	private final List<Row> rows;

	private WindowFunctions(Evaluator evaluator, Expr argument, boolean keepName, Consumer<Labels> observer) {
		this.evaluator = evaluator;
		this.vector = RangeVector.of(evaluator, argument);
		this.keepName = keepName;
		this.observer = observer;
		this.rows = new ArrayList<>(this.vector.series().size());
	}

	/**
	 * Apply a function that looks at the single samples.
	 * @param evaluator who evaluates
	 * @param argument the range vector
	 * @param function called for windows with at least one sample; it may return
	 * {@link Absent#VALUE}
	 * @return the vector, without the metric name
	 */
	static Steps apply(Evaluator evaluator, Expr argument, ToDoubleFunction<Window> function) {
		WindowFunctions functions = new WindowFunctions(evaluator, argument, false, NOBODY);
		for (Series series : functions.vector.series()) {
			functions.slide(series, function);
		}
		return functions.result();
	}

	/**
	 * Apply a function that needs only what a counter window tells: at an instant the
	 * store answers it without decoding the window.
	 * @param evaluator who evaluates
	 * @param argument the range vector
	 * @param keepName whether the result is still the metric itself
	 * @param function called for windows with at least one sample
	 * @return the vector
	 */
	static Steps summarize(Evaluator evaluator, Expr argument, boolean keepName, SummaryFunction function) {
		return new WindowFunctions(evaluator, argument, keepName, NOBODY).summarize(function);
	}

	/**
	 * Apply a function of counters.
	 * @param evaluator who evaluates
	 * @param argument the range vector
	 * @param observer told the labels of every series that has a result
	 * @param function called for windows with at least one sample
	 * @return the vector, without the metric name
	 */
	static Steps summarize(Evaluator evaluator, Expr argument, Consumer<Labels> observer, SummaryFunction function) {
		return new WindowFunctions(evaluator, argument, false, observer).summarize(function);
	}

	private Steps summarize(SummaryFunction function) {
		CounterWindow summary = new CounterWindow();
		for (Series series : this.vector.series()) {
			if (this.evaluator.grid().single()) {
				summarize(series, summary, function);
			}
			else {
				slide(series, (window) -> function.apply(window.summarize(summary), window.start(), window.end()));
			}
		}
		return result();
	}

	private void summarize(Series series, CounterWindow summary, SummaryFunction function) {
		this.evaluator.evaluation().deadline().check();
		long start = this.vector.windowStart(this.evaluator.grid().start());
		long end = this.vector.windowEnd(this.evaluator.grid().start());
		series.readCounter(start, end, summary);
		if (summary.count() > 0) {
			double[] values = this.evaluator.cells();
			values[0] = function.apply(summary, start, end);
			add(series, values);
		}
	}

	private void slide(Series series, ToDoubleFunction<Window> function) {
		Evaluation evaluation = this.evaluator.evaluation();
		evaluation.deadline().check();
		Grid grid = this.evaluator.grid();
		SampleBuffer buffer = evaluation.samples();
		series.read(this.vector.windowStart(grid.start()), this.vector.windowEnd(grid.end()), buffer);
		SampleBuffer samples = Window.withoutStale(buffer);
		if (samples.size() == 0) {
			return;
		}
		double[] values = this.evaluator.cells();
		long mark = evaluation.budget().used();
		evaluation.budget().charge(samples.size());
		Window window = new Window(this.vector, samples);
		for (int i = 0; i < grid.size(); i++) {
			evaluation.deadline().check();
			window.moveTo(i, grid.time(i));
			if (window.size() > 0) {
				values[i] = function.applyAsDouble(window);
			}
		}
		evaluation.budget().settle(mark, 0);
		add(series, values);
	}

	private void add(Series series, double[] values) {
		boolean dropped = series instanceof RangeVector.GridSeries inner && inner.row().dropName();
		Row row = this.keepName ? new Row(series.labels(), dropped, values)
				: this.evaluator.evaluation().unnamed(series.labels(), values);
		if (!row.isEmpty()) {
			this.observer.accept(series.labels());
			this.rows.add(row);
		}
	}

	private Steps result() {
		return new Steps.Vectors(this.evaluator.evaluation().mergeUnnamed(this.rows));
	}

	/**
	 * A function of the summary of a window.
	 */
	@FunctionalInterface
	interface SummaryFunction {

		double apply(CounterWindow summary, long windowStart, long windowEnd);

	}

}
