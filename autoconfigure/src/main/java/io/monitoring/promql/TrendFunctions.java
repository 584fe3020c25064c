package io.monitoring.promql;

import java.util.List;
import java.util.Locale;

import io.monitoring.promql.parser.Expr;
import io.monitoring.promql.parser.ValueType;

/**
 * Lines and smoothed curves through the samples of a window: {@code deriv},
 * {@code predict_linear}, {@code double_exponential_smoothing}.
 */
final class TrendFunctions {

	private TrendFunctions() {
	}

	static List<Function> all() {
		return List.of(Function.vector("deriv", TrendFunctions::slope, ValueType.RANGE_VECTOR),
				Function.vector("predict_linear", TrendFunctions::predict, ValueType.RANGE_VECTOR, ValueType.SCALAR)
					.dependingOnTime(),
				Function.vector("double_exponential_smoothing", TrendFunctions::smooth, ValueType.RANGE_VECTOR,
						ValueType.SCALAR, ValueType.SCALAR));
	}

	private static Steps slope(Evaluator evaluator, Expr.Call call) {
		return WindowFunctions.apply(evaluator, call.arguments().get(0),
				(window) -> (window.size() < 2) ? Absent.VALUE : Line.through(window, window.time(0)).slope());
	}

	private static Steps predict(Evaluator evaluator, Expr.Call call) {
		double[] ahead = evaluator.scalar(call.arguments().get(1));
		return WindowFunctions.apply(evaluator, call.arguments().get(0), (window) -> {
			if (window.size() < 2) {
				return Absent.VALUE;
			}
			Line line = Line.through(window, window.evaluationTime());
			return line.slope() * ahead[window.step()] + line.intercept();
		});
	}

	private static Steps smooth(Evaluator evaluator, Expr.Call call) {
		double[] smoothing = evaluator.scalar(call.arguments().get(1));
		double[] trend = evaluator.scalar(call.arguments().get(2));
		return WindowFunctions.apply(evaluator, call.arguments().get(0), (window) -> {
			double level = checkFactor("smoothing", "sf", smoothing[window.step()]);
			double slope = checkFactor("trend", "tf", trend[window.step()]);
			return (window.size() < 2) ? Absent.VALUE : smooth(window, level, slope);
		});
	}

	/**
	 * The method of Holt: a level and a trend, each a weighted mean of what the newest
	 * value says and of what was expected before.
	 */
	private static double smooth(Window window, double levelFactor, double trendFactor) {
		double level = window.value(0);
		double trend = window.value(1) - window.value(0);
		for (int i = 1; i < window.size(); i++) {
			double next = levelFactor * window.value(i) + (1 - levelFactor) * (level + trend);
			if (i + 1 < window.size()) {
				trend = trendFactor * (next - level) + (1 - trendFactor) * trend;
			}
			level = next;
		}
		return level;
	}

	private static double checkFactor(String name, String sign, double factor) {
		if (factor <= 0 || factor >= 1) {
			throw new QueryException(
					String.format(Locale.ROOT, "invalid %s factor. Expected: 0 < %s < 1, got: %f", name, sign, factor));
		}
		return factor;
	}

	/**
	 * A straight line by least squares.
	 *
	 * @param slope change per second
	 * @param intercept value at the origin
	 */
	private record Line(double slope, double intercept) {

		static Line through(Window window, long origin) {
			if (isConstant(window)) {
				double value = window.value(0);
				return Double.isInfinite(value) ? new Line(Double.NaN, Double.NaN) : new Line(0, value);
			}
			KahanSum x = new KahanSum();
			KahanSum y = new KahanSum();
			KahanSum xy = new KahanSum();
			KahanSum xx = new KahanSum();
			for (int i = 0; i < window.size(); i++) {
				double seconds = (window.time(i) - origin) / 1000.0;
				x.add(seconds);
				y.add(window.value(i));
				xy.add(seconds * window.value(i));
				xx.add(seconds * seconds);
			}
			double n = window.size();
			double covariance = xy.value() - x.value() * y.value() / n;
			double variance = xx.value() - x.value() * x.value() / n;
			double slope = covariance / variance;
			return new Line(slope, y.value() / n - slope * x.value() / n);
		}

		private static boolean isConstant(Window window) {
			for (int i = 1; i < window.size(); i++) {
				if (window.value(i) != window.value(0)) {
					return false;
				}
			}
			return true;
		}

	}

}
