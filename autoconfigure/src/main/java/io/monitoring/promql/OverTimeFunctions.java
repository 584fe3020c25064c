package io.monitoring.promql;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

import io.monitoring.promql.parser.Expr;
import io.monitoring.promql.parser.ValueType;
import io.monitoring.series.NumberText;

/**
 * The functions that fold the window of a series into one value.
 */
final class OverTimeFunctions {

	private OverTimeFunctions() {
	}

	static List<Function> all() {
		return List.of(summary("count_over_time", false, (summary, start, end) -> summary.count()),
				summary("present_over_time", false, (summary, start, end) -> 1),
				summary("first_over_time", true, (summary, start, end) -> summary.firstValue()),
				summary("last_over_time", true, (summary, start, end) -> summary.lastValue()),
				summary("ts_of_first_over_time", false, (summary, start, end) -> summary.firstTime() / 1000.0),
				summary("ts_of_last_over_time", false, (summary, start, end) -> summary.lastTime() / 1000.0),
				folded("sum_over_time", Accumulators.Sum::new), folded("avg_over_time", MeanAccumulator::new),
				folded("min_over_time", () -> new Accumulators.Extreme(false)),
				folded("max_over_time", () -> new Accumulators.Extreme(true)),
				window("stddev_over_time", (window) -> Math.sqrt(variance(window))),
				window("stdvar_over_time", OverTimeFunctions::variance),
				window("mad_over_time", OverTimeFunctions::medianDeviation),
				window("ts_of_min_over_time", (window) -> timeOfExtreme(window, false)),
				window("ts_of_max_over_time", (window) -> timeOfExtreme(window, true)),
				window("changes", OverTimeFunctions::changes), window("resets", OverTimeFunctions::resets),
				Function.vector("quantile_over_time", OverTimeFunctions::quantile, ValueType.SCALAR,
						ValueType.RANGE_VECTOR));
	}

	private static Function summary(String name, boolean keepName, WindowFunctions.SummaryFunction function) {
		return Function.vector(name,
				(evaluator, call) -> WindowFunctions.summarize(evaluator, call.arguments().get(0), keepName, function),
				ValueType.RANGE_VECTOR);
	}

	private static Function window(String name, ToDoubleFunction<Window> function) {
		return Function.vector(name,
				(evaluator, call) -> WindowFunctions.apply(evaluator, call.arguments().get(0), function),
				ValueType.RANGE_VECTOR);
	}

	private static Function folded(String name, Supplier<Accumulator> kind) {
		return Function.vector(name, (evaluator, call) -> {
			Accumulator accumulator = kind.get();
			return WindowFunctions.apply(evaluator, call.arguments().get(0), (window) -> {
				accumulator.clear();
				for (int i = 0; i < window.size(); i++) {
					accumulator.add(window.value(i));
				}
				return accumulator.result();
			});
		}, ValueType.RANGE_VECTOR);
	}

	private static double variance(Window window) {
		KahanSum mean = new KahanSum();
		KahanSum squares = new KahanSum();
		for (int i = 0; i < window.size(); i++) {
			double delta = window.value(i) - mean.value();
			mean.add(delta / (i + 1));
			squares.add(delta * (window.value(i) - mean.value()));
		}
		return squares.value() / window.size();
	}

	private static double medianDeviation(Window window) {
		double[] values = window.values();
		if (Arrays.stream(values).anyMatch(Double::isNaN)) {
			return Double.NaN;
		}
		double median = Quantiles.of(0.5, values, values.length);
		for (int i = 0; i < values.length; i++) {
			values[i] = Math.abs(values[i] - median);
		}
		return Quantiles.of(0.5, values, values.length);
	}

	private static double timeOfExtreme(Window window, boolean largest) {
		int best = 0;
		for (int i = 1; i < window.size(); i++) {
			double value = window.value(i);
			boolean better = largest ? value >= window.value(best) : value <= window.value(best);
			if (better || Double.isNaN(window.value(best))) {
				best = i;
			}
		}
		return window.time(best) / 1000.0;
	}

	private static double changes(Window window) {
		int changes = 0;
		for (int i = 1; i < window.size(); i++) {
			double previous = window.value(i - 1);
			double current = window.value(i);
			if (current != previous && !(Double.isNaN(current) && Double.isNaN(previous))) {
				changes++;
			}
		}
		return changes;
	}

	private static double resets(Window window) {
		int resets = 0;
		for (int i = 1; i < window.size(); i++) {
			if (window.value(i) < window.value(i - 1)) {
				resets++;
			}
		}
		return resets;
	}

	private static Steps quantile(Evaluator evaluator, Expr.Call call) {
		Expr parameter = call.arguments().get(0);
		double[] ranks = evaluator.scalar(parameter);
		return WindowFunctions.apply(evaluator, call.arguments().get(1), (window) -> {
			double rank = ranks[window.step()];
			warnIfInvalid(evaluator, parameter, rank);
			double[] values = window.values();
			return Quantiles.of(rank, values, values.length);
		});
	}

	static void warnIfInvalid(Evaluator evaluator, Expr parameter, double rank) {
		if (!Quantiles.isValid(rank)) {
			evaluator.evaluation()
				.annotations()
				.warn("quantile value should be between 0 and 1, got " + NumberText.general(rank), parameter.source());
		}
	}

}
