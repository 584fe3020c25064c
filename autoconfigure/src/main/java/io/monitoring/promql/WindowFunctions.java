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

	private final Evaluator evaluator;

	private final RangeVector vector;

	private final boolean keepName;

	private final Consumer<Labels> observer;

	private final List<Row> rows;

	private boolean distinct = true;

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
		WindowFunctions functions = new WindowFunctions(evaluator, argument, false, WindowFunctions::ignore);
		for (Series series : functions.vector.series()) {
			functions.slide(series, (samples) -> function);
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
		return new WindowFunctions(evaluator, argument, keepName, WindowFunctions::ignore).summarize(function);
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
				slide(series, (samples) -> {
					Resets resets = new Resets(samples);
					return (window) -> function.apply(window.summarize(resets, summary), window.start(), window.end());
				});
			}
		}
		return result();
	}

	private static void ignore(Labels labels) {
		// Only counters have a name to check.
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

	private void slide(Series series, SeriesFunction functions) {
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
		ToDoubleFunction<Window> function = functions.over(samples);
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
			this.distinct &= isOnlyWithoutName(series.labels(), row.labels());
		}
	}

	/** Series of one name differ in their other labels, so they do without the name. */
	private boolean isOnlyWithoutName(Labels labels, Labels unnamed) {
		return unnamed.size() == labels.size() - 1
				&& labels.metricName().equals(this.vector.series().get(0).labels().metricName());
	}

	private Steps result() {
		return new Steps.Vectors(this.distinct ? this.rows : this.evaluator.evaluation().mergeUnnamed(this.rows));
	}

	/**
	 * A function that may look at all samples of a series before it sees the windows.
	 */
	@FunctionalInterface
	private interface SeriesFunction {

		ToDoubleFunction<Window> over(SampleBuffer samples);

	}

	/**
	 * A function of the summary of a window.
	 */
	@FunctionalInterface
	interface SummaryFunction {

		double apply(CounterWindow summary, long windowStart, long windowEnd);

	}

}
