package io.monitoring.promql;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

import io.monitoring.promql.parser.Expr;
import io.monitoring.promql.parser.ValueType;

/**
 * Functions of a single number: roots, logarithms, rounding, bounds.
 */
final class MathFunctions {

	private static final double LN_2 = Math.log(2);

	private MathFunctions() {
	}

	static List<Function> all() {
		return List.of(of("abs", Math::abs), of("ceil", Math::ceil), of("floor", Math::floor), of("exp", Math::exp),
				of("sqrt", Math::sqrt), of("ln", Math::log), of("log2", MathFunctions::log2), of("log10", Math::log10),
				of("sgn", (value) -> (value < 0) ? -1 : (value > 0) ? 1 : value),
				Function.vector("round", MathFunctions::round, ValueType.INSTANT_VECTOR, ValueType.SCALAR)
					.withOptional(1),
				Function.vector("clamp", MathFunctions::clamp, ValueType.INSTANT_VECTOR, ValueType.SCALAR,
						ValueType.SCALAR),
				Function.vector("clamp_min", MathFunctions::clampMin, ValueType.INSTANT_VECTOR, ValueType.SCALAR),
				Function.vector("clamp_max", MathFunctions::clampMax, ValueType.INSTANT_VECTOR, ValueType.SCALAR));
	}

	static Function of(String name, DoubleUnaryOperator operator) {
		return Function.vector(name, (evaluator, call) -> Elementwise.apply(evaluator,
				evaluator.vector(call.arguments().get(0)), (value, step) -> operator.applyAsDouble(value)),
				ValueType.INSTANT_VECTOR);
	}

	/**
	 * The logarithm to base 2, exact for powers of 2.
	 */
	private static double log2(double value) {
		int exponent = Math.getExponent(value);
		if (value > 0 && exponent >= Double.MIN_EXPONENT && exponent <= Double.MAX_EXPONENT) {
			return exponent + Math.log(Math.scalb(value, -exponent)) / LN_2;
		}
		return Math.log(value) / LN_2;
	}

	private static Steps round(Evaluator evaluator, Expr.Call call) {
		List<Row> rows = evaluator.vector(call.arguments().get(0));
		double[] nearest = (call.arguments().size() > 1) ? evaluator.scalar(call.arguments().get(1)) : new double[0];
		return Elementwise.apply(evaluator, rows, (value, step) -> {
			// Dividing by the inverse loses less than multiplying by something like 0.1.
			double inverse = 1 / ((nearest.length > 0) ? nearest[step] : 1);
			return Math.floor(value * inverse + 0.5) / inverse;
		});
	}

	private static Steps clamp(Evaluator evaluator, Expr.Call call) {
		List<Row> rows = evaluator.vector(call.arguments().get(0));
		double[] min = evaluator.scalar(call.arguments().get(1));
		double[] max = evaluator.scalar(call.arguments().get(2));
		return Elementwise.apply(evaluator, rows, (value, step) -> (max[step] < min[step]) ? Absent.VALUE
				: largest(min[step], smallest(max[step], value)));
	}

	private static Steps clampMin(Evaluator evaluator, Expr.Call call) {
		List<Row> rows = evaluator.vector(call.arguments().get(0));
		double[] min = evaluator.scalar(call.arguments().get(1));
		return Elementwise.apply(evaluator, rows, (value, step) -> largest(min[step], value));
	}

	private static Steps clampMax(Evaluator evaluator, Expr.Call call) {
		List<Row> rows = evaluator.vector(call.arguments().get(0));
		double[] max = evaluator.scalar(call.arguments().get(1));
		return Elementwise.apply(evaluator, rows, (value, step) -> smallest(max[step], value));
	}

	/**
	 * In Go infinity wins over NaN here, in Java NaN wins.
	 */
	private static double largest(double left, double right) {
		boolean infinite = left == Double.POSITIVE_INFINITY || right == Double.POSITIVE_INFINITY;
		return infinite ? Double.POSITIVE_INFINITY : Math.max(left, right);
	}

	private static double smallest(double left, double right) {
		return -largest(-left, -right);
	}

}
