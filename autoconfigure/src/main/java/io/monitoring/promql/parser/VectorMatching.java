package io.monitoring.promql.parser;

import java.util.List;

/**
 * How the series of two vectors are paired.
 *
 * @param cardinality how many may meet on each side
 * @param on whether the labels are those that must agree instead of those left out
 * @param labels label names of {@code on} or {@code ignoring}
 * @param include labels that {@code group_left} or {@code group_right} takes over
 */
public record VectorMatching(Cardinality cardinality, boolean on, List<String> labels, List<String> include) {

	/** One to one on all labels. */
	public static final VectorMatching DEFAULT = new VectorMatching(Cardinality.ONE_TO_ONE, false, List.of(),
			List.of());

	public VectorMatching {
		labels = List.copyOf(labels);
		include = List.copyOf(include);
	}

	/**
	 * How many series may meet on each side.
	 */
	public enum Cardinality {

		/** One on each side. */
		ONE_TO_ONE,

		/** {@code group_left}. */
		MANY_TO_ONE,

		/** {@code group_right}. */
		ONE_TO_MANY,

		/** The set operators. */
		MANY_TO_MANY

	}

}
