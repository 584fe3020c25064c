package io.monitoring.promql.parser;

/**
 * The four types of PromQL.
 */
public enum ValueType {

	/** One number. */
	SCALAR("scalar"),

	/** A text. */
	STRING("string"),

	/** One sample for each of several series. */
	INSTANT_VECTOR("instant vector"),

	/** Many samples for each of several series. */
	RANGE_VECTOR("range vector");

	private final String description;

	ValueType(String description) {
		this.description = description;
	}

	@Override
	public String toString() {
		return this.description;
	}

}
