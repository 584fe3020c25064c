package io.monitoring.promql.parser;

/**
 * The binary operators, weakest binding first within {@link #precedence()}.
 */
public enum BinaryOperator {

	/** Union. */
	OR("or", 1),
	/** Intersection. */
	AND("and", 2),
	/** Difference. */
	UNLESS("unless", 2),
	/** Equal. */
	EQUAL("==", 3),
	/** Not equal. */
	NOT_EQUAL("!=", 3),
	/** Less or equal. */
	LESS_OR_EQUAL("<=", 3),
	/** Less. */
	LESS("<", 3),
	/** Greater or equal. */
	GREATER_OR_EQUAL(">=", 3),
	/** Greater. */
	GREATER(">", 3),
	/** Sum. */
	ADD("+", 4),
	/** Difference of numbers. */
	SUBTRACT("-", 4),
	/** Product. */
	MULTIPLY("*", 5),
	/** Quotient. */
	DIVIDE("/", 5),
	/** Remainder with the sign of the dividend. */
	MODULO("%", 5),
	/** Angle of a point. */
	ATAN2("atan2", 5),
	/** Power, binding to the right. */
	POWER("^", 6);

	private final String sign;

	private final int precedence;

	BinaryOperator(String sign, int precedence) {
		this.sign = sign;
		this.precedence = precedence;
	}

	public String sign() {
		return this.sign;
	}

	/**
	 * Return how strongly the operator binds, between 1 and 6.
	 * @return the precedence
	 */
	public int precedence() {
		return this.precedence;
	}

	public boolean isComparison() {
		return this.precedence == 3;
	}

	public boolean isSetOperator() {
		return this.precedence <= 2;
	}

}
