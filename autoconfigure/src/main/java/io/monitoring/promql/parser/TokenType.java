package io.monitoring.promql.parser;

import org.jspecify.annotations.Nullable;

/**
 * The kinds of token.
 */
enum TokenType {

	END_OF_TEXT("end"),

	/** A name; inside braces every word is one. */
	WORD("a name"),

	/** A word that stands for an aggregation if parentheses or a grouping follow. */
	AGGREGATION("an aggregation"),

	NUMBER("a number"),

	STRING("a text in quotes"),

	LEFT_PAREN("'('"),

	RIGHT_PAREN("')'"),

	LEFT_BRACE("'{'"),

	RIGHT_BRACE("'}'"),

	LEFT_BRACKET("'['"),

	RIGHT_BRACKET("']'"),

	COMMA("','"),

	COLON("':'"),

	AT("'@'"),

	ASSIGN("'='"),

	MATCH("'=~'"),

	NOT_MATCH("'!~'"),

	EQUAL(BinaryOperator.EQUAL),

	NOT_EQUAL(BinaryOperator.NOT_EQUAL),

	LESS_OR_EQUAL(BinaryOperator.LESS_OR_EQUAL),

	LESS(BinaryOperator.LESS),

	GREATER_OR_EQUAL(BinaryOperator.GREATER_OR_EQUAL),

	GREATER(BinaryOperator.GREATER),

	ADD(BinaryOperator.ADD),

	SUBTRACT(BinaryOperator.SUBTRACT),

	MULTIPLY(BinaryOperator.MULTIPLY),

	DIVIDE(BinaryOperator.DIVIDE),

	MODULO(BinaryOperator.MODULO),

	POWER(BinaryOperator.POWER),

	ATAN2(BinaryOperator.ATAN2),

	AND(BinaryOperator.AND),

	OR(BinaryOperator.OR),

	UNLESS(BinaryOperator.UNLESS),

	BOOL("'bool'"),

	BY("'by'"),

	WITHOUT("'without'"),

	ON("'on'"),

	IGNORING("'ignoring'"),

	GROUP_LEFT("'group_left'"),

	GROUP_RIGHT("'group_right'"),

	OFFSET("'offset'");

	private final String description;

	private final @Nullable BinaryOperator operator;

	TokenType(String description) {
		this.description = description;
		this.operator = null;
	}

	TokenType(BinaryOperator operator) {
		this.description = "'" + operator.sign() + "'";
		this.operator = operator;
	}

	/**
	 * Return the binary operator that the token stands for between two operands.
	 * @return the operator or {@code null}
	 */
	@Nullable BinaryOperator operator() {
		return this.operator;
	}

	/**
	 * Return how an error names what was expected.
	 */
	@Override
	public String toString() {
		return this.description;
	}

}
