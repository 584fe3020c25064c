package io.monitoring.promql;

import java.util.List;
import java.util.Set;

import io.monitoring.promql.parser.Expr;
import io.monitoring.promql.parser.ValueType;
import io.monitoring.series.CounterWindow;
import io.monitoring.series.Labels;

/**
 * How fast counters and gauges move: {@code rate}, {@code increase}, {@code delta} and
 * their relatives for the last two samples.
 */
final class RateFunctions {

	private static final Set<String> COUNTER_SUFFIXES = Set.of("_total", "_sum", "_count", "_bucket");

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
					double increase = extrapolate(summary, start, end, true);
					return (perSecond && !Absent.is(increase)) ? increase / ((end - start) / 1000.0) : increase;
				});
	}

	private static void checkName(Evaluator evaluator, Labels labels, Expr argument) {
		String name = labels.metricName();
		if (!name.isEmpty() && COUNTER_SUFFIXES.stream().noneMatch(name::endsWith)) {
			evaluator.evaluation()
				.annotations()
				.info("metric might not be a counter, name does not end in _total/_sum/_count/_bucket: \"" + name
						+ "\"", argument.source());
		}
	}

	private static Steps delta(Evaluator evaluator, Expr.Call call) {
		return WindowFunctions.summarize(evaluator, call.arguments().get(0), false,
				(summary, start, end) -> extrapolate(summary, start, end, false));
	}

	/**
	 * Estimate what happened in the whole window from the samples in it: up to an end of
	 * the window if a sample is about as near as the samples are to each other, else half
	 * a distance beyond the samples; and a counter never below zero.
	 */
	private static double extrapolate(CounterWindow summary, long start, long end, boolean counter) {
		if (summary.count() < 2) {
			return Absent.VALUE;
		}
		double result = summary.lastValue() - summary.firstValue() + (counter ? summary.resetSum() : 0);
		double sampled = (summary.lastTime() - summary.firstTime()) / 1000.0;
		double distance = sampled / (summary.count() - 1);
		double toStart = gap((summary.firstTime() - start) / 1000.0, distance);
		if (counter && result > 0 && summary.firstValue() >= 0) {
			toStart = Math.min(toStart, sampled * (summary.firstValue() / result));
		}
		double toEnd = gap((end - summary.lastTime()) / 1000.0, distance);
		return result * ((sampled + toStart + toEnd) / sampled);
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
