package io.monitoring.promql.parser;

/**
 * How large an expression may be.
 *
 * @param maxLength number of characters
 * @param maxDepth levels of nesting; chains of operators count too, because whoever
 * visits the tree goes down them
 * @param prefix what stands before {@code max-length} and {@code max-depth} in hints, so
 * that they name what the user can set; empty where the user can set nothing
 */
public record ParserLimits(int maxLength, int maxDepth, String prefix) {

	private static final String SPLIT = "Split it: record a part of it as a series of its own.";

	/** Generous for rules written by hand or by a generator. */
	public static final ParserLimits DEFAULT = new ParserLimits(32_768, 200);

	public ParserLimits {
		if (maxLength < 1) {
			throw new IllegalArgumentException("'maxLength' must be at least 1 but is " + maxLength);
		}
		if (maxDepth < 1 || maxDepth > 1000) {
			throw new IllegalArgumentException("'maxDepth' must be between 1 and 1000 but is " + maxDepth);
		}
	}

	public ParserLimits(int maxLength, int maxDepth) {
		this(maxLength, maxDepth, "");
	}

	String hint(String limit) {
		return this.prefix.isEmpty() ? SPLIT : SPLIT + " Or raise '" + this.prefix + limit + "'.";
	}

}
