package io.monitoring.promql;

import java.util.List;

/**
 * Angles, and the hyperbolic functions with their inverses, which the JDK lacks.
 */
final class TrigonometricFunctions {

	/** From here on one added to the square does not change it. */
	private static final double LARGE = 1L << 28;

	private static final double LN_2 = Math.log(2);

	private TrigonometricFunctions() {
	}

	static List<Function> all() {
		return List.of(MathFunctions.of("sin", Math::sin), MathFunctions.of("cos", Math::cos),
				MathFunctions.of("tan", Math::tan), MathFunctions.of("asin", Math::asin),
				MathFunctions.of("acos", Math::acos), MathFunctions.of("atan", Math::atan),
				MathFunctions.of("sinh", Math::sinh), MathFunctions.of("cosh", Math::cosh),
				MathFunctions.of("tanh", Math::tanh), MathFunctions.of("asinh", TrigonometricFunctions::asinh),
				MathFunctions.of("acosh", TrigonometricFunctions::acosh),
				MathFunctions.of("atanh", TrigonometricFunctions::atanh),
				MathFunctions.of("deg", (value) -> value * 180 / Math.PI),
				MathFunctions.of("rad", (value) -> value * Math.PI / 180));
	}

	private static double asinh(double value) {
		double x = Math.abs(value);
		double result = (x > LARGE) ? Math.log(x) + LN_2 : Math.log1p(x + x * x / (1 + Math.sqrt(x * x + 1)));
		return Math.copySign(result, value);
	}

	private static double acosh(double x) {
		if (x > LARGE) {
			return Math.log(x) + LN_2;
		}
		double above = x - 1;
		return Math.log1p(above + Math.sqrt(2 * above + above * above));
	}

	private static double atanh(double value) {
		double x = Math.abs(value);
		return Math.copySign(0.5 * Math.log1p(2 * x / (1 - x)), value);
	}

}
