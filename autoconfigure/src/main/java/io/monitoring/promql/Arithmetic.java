package io.monitoring.promql;

import io.monitoring.promql.parser.BinaryOperator;

/**
 * The operators on two numbers.
 */
final class Arithmetic {

	private Arithmetic() {
	}

	/**
	 * Compute a number.
	 * @param operator an operator that is neither a comparison nor a set operator
	 * @param left the left number
	 * @param right the right number
	 * @return the result
	 */
	static double compute(BinaryOperator operator, double left, double right) {
		return switch (operator) {
			case ADD -> left + right;
			case SUBTRACT -> left - right;
			case MULTIPLY -> left * right;
			case DIVIDE -> left / right;
			case MODULO -> left % right;
			case POWER -> power(left, right);
			case ATAN2 -> Math.atan2(left, right);
			default -> throw new IllegalStateException("Not an arithmetic operator: " + operator);
		};
	}

	/**
	 * Compare two numbers.
	 * @param operator a comparison
	 * @param left the left number
	 * @param right the right number
	 * @return whether it holds; with NaN only {@code !=} does
	 */
	static boolean compare(BinaryOperator operator, double left, double right) {
		return switch (operator) {
			case EQUAL -> left == right;
			case NOT_EQUAL -> left != right;
			case LESS -> left < right;
			case LESS_OR_EQUAL -> left <= right;
			case GREATER -> left > right;
			case GREATER_OR_EQUAL -> left >= right;
			default -> throw new IllegalStateException("Not a comparison: " + operator);
		};
	}

	/**
	 * In Go 1 to any power is 1, NaN included, and so is -1 to an infinite one.
	 */
	private static double power(double base, double exponent) {
		if (base == 1 || (base == -1 && Double.isInfinite(exponent))) {
			return 1;
		}
		return Math.pow(base, exponent);
	}

}
