package io.monitoring.promql.parser;

import org.jspecify.annotations.Nullable;

/**
 * What {@code offset} and {@code @} say about a selector or subquery.
 *
 * @param offset how far to look back in milliseconds, negative to look forward
 * @param at fixed time in milliseconds since the epoch, or {@code null}
 * @param anchor {@code @ start()} or {@code @ end()}, or {@code null}
 */
public record TimeModifier(long offset, @Nullable Long at, @Nullable Anchor anchor) {

	/** No modifier at all. */
	public static final TimeModifier NONE = new TimeModifier(0, null, null);

	/**
	 * An end of the whole query.
	 */
	public enum Anchor {

		/** First step of the query. */
		START,

		/** Last step of the query. */
		END

	}

}
