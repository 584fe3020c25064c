package io.monitoring.promql;

import java.util.List;

import io.monitoring.promql.parser.Expr;
import io.monitoring.promql.parser.ValueType;
import io.monitoring.series.CounterWindow;
import io.monitoring.series.Labels;

/**
 * How fast counters and gauges move: {@code rate}, {@code increase}, {@code delta} and
 * their relatives for the last two samples.
 */
final class RateFunctions {

	private static final List<String> COUNTER_SUFFIXES = List.of("_total", "_sum", "_count", "_bucket");

	private RateFunctions() {
	}

	static List<Function> all() {
		return List.of(
				Function.vector("rate", (evaluator, call) -> counter(evaluator, call, true), ValueType.RANGE_VECTOR),
				Function.vector("increase", (evaluator, call) -> counter(evaluator, call, false),
						ValueType.RANGE_VECTOR),
				Function.vector("delta", RateFunctions::delta, ValueType.RANGE_VECTOR),
				Function.vector("irate", (evaluator, call) -> lastTwo(evaluator, call, true), ValueType.RANGE_VECTOR),
				Function.vector("idelta", (evaluator, call) -> lastTwo(evaluator, call, false),
						ValueType.RANGE_VECTOR));
	}

	private static Steps counter(Evaluator evaluator, Expr.Call call, boolean perSecond) {
		Expr argument = call.arguments().get(0);
		return WindowFunctions.summarize(evaluator, argument, (labels) -> checkName(evaluator, labels, argument),
				(summary, start, end) -> {
					if (summary.count() < 2) {
						return Absent.VALUE;
					}
					double increase = summary.lastValue() - summary.firstValue() + summary.resetSum();
					double factor = extrapolation(summary, start, end, increase);
					return increase * (perSecond ? factor / ((end - start) / 1000.0) : factor);
				});
	}

	private static void checkName(Evaluator evaluator, Labels labels, Expr argument) {
		String name = labels.metricName();
		if (!name.isEmpty() && !looksLikeCounter(name)) {
			evaluator.evaluation()
				.annotations()
				.info("metric might not be a counter, name does not end in _total/_sum/_count/_bucket: \"" + name
						+ "\"", argument.source());
		}
	}

	/** Asked for every series of every rule, hence no stream. */
	private static boolean looksLikeCounter(String name) {
		for (String suffix : COUNTER_SUFFIXES) {
			if (name.endsWith(suffix)) {
				return true;
			}
		}
		return false;
	}

	private static Steps delta(Evaluator evaluator, Expr.Call call) {
		return WindowFunctions.summarize(evaluator, call.arguments().get(0), false, (summary, start, end) -> {
			if (summary.count() < 2) {
				return Absent.VALUE;
			}
			return (summary.lastValue() - summary.firstValue()) * extrapolation(summary, start, end, Double.NaN);
		});
	}

	/**
	 * Return by how much the whole window is longer than the part between its first and
	 * last sample: up to an end of the window if a sample is about as near as the samples
	 * are to each other, else half a distance beyond the samples; and a counter never to
	 * where it would be below zero.
	 * @param summary the samples, at least two
	 * @param start start of the window
	 * @param end end of the window
	 * @param increase how much a counter grew, NaN for a gauge
	 * @return the factor, at least 1
	 */
	private static double extrapolation(CounterWindow summary, long start, long end, double increase) {
		double sampled = (summary.lastTime() - summary.firstTime()) / 1000.0;
		double distance = sampled / (summary.count() - 1);
		double toStart = gap((summary.firstTime() - start) / 1000.0, distance);
		if (increase > 0 && summary.firstValue() >= 0) {
			toStart = Math.min(toStart, sampled * (summary.firstValue() / increase));
		}
		double toEnd = gap((end - summary.lastTime()) / 1000.0, distance);
		return (sampled + toStart + toEnd) / sampled;
	}

	private static double gap(double toBoundary, double distance) {
		return (toBoundary >= distance * 1.1) ? distance / 2 : toBoundary;
	}

	private static Steps lastTwo(Evaluator evaluator, Expr.Call call, boolean counter) {
		return WindowFunctions.apply(evaluator, call.arguments().get(0), (window) -> {
			int last = window.size() - 1;
			if (last < 1) {
				return Absent.VALUE;
			}
			double current = window.value(last);
			double previous = window.value(last - 1);
			double change = (counter && current < previous) ? current : current - previous;
			return counter ? change / ((window.time(last) - window.time(last - 1)) / 1000.0) : change;
		});
	}

}
