package io.monitoring.rule.threshold;

import java.util.Arrays;

/**
 * How a value is compared with a threshold.
 */
public enum Comparison {

	/** Above the threshold. */
	GT(">"),

	/** At or above the threshold. */
	GTE(">="),

	/** Below the threshold. */
	LT("<"),

	/** At or below the threshold. */
	LTE("<="),

	/** At the threshold. */
	EQ("=="),

	/** Not at the threshold. */
	NE("!=");

	private final String sign;

	Comparison(String sign) {
		this.sign = sign;
	}

	/**
	 * Read a comparison.
	 * @param text its name, such as {@code gt}, or its sign, such as {@code >}
	 * @return the comparison
	 * @throws IllegalArgumentException if there is no such comparison
	 */
	public static Comparison parse(String text) {
		return Arrays.stream(values())
			.filter((candidate) -> candidate.sign.equals(text.strip())
					|| candidate.name().equalsIgnoreCase(text.strip()))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("'" + text + "' is not a comparison"));
	}

	/**
	 * Return the operator as PromQL writes it.
	 * @return the sign
	 */
	public String sign() {
		return this.sign;
	}

}
