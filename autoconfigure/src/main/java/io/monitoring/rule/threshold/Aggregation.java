package io.monitoring.rule.threshold;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is made of the values of a metric before they are compared.
 *
 * @param kind the kind
 * @param quantile the quantile between 0 and 1 of a percentile, else an empty text
 */
public record Aggregation(Kind kind, String quantile) {

	private static final Pattern PERCENTILE = Pattern.compile("p([1-9][0-9]?(?:\\.[0-9]{1,4})?)");

	private static final int PERCENT_DIGITS = 2;

	/**
	 * Read an aggregation.
	 * @param text for example {@code avg} or {@code p95}
	 * @return the aggregation
	 * @throws IllegalArgumentException if there is no such aggregation
	 */
	public static Aggregation parse(String text) {
		String word = text.strip().toLowerCase(Locale.ROOT);
		Matcher percentile = PERCENTILE.matcher(word);
		if (percentile.matches()) {
			BigDecimal quantile = new BigDecimal(percentile.group(1)).movePointLeft(PERCENT_DIGITS);
			return new Aggregation(Kind.PERCENTILE, quantile.stripTrailingZeros().toPlainString());
		}
		for (Kind kind : Kind.values()) {
			if (kind != Kind.PERCENTILE && kind.name().toLowerCase(Locale.ROOT).equals(word)) {
				return new Aggregation(kind, "");
			}
		}
		throw new IllegalArgumentException("'" + text + "' is not an aggregation");
	}

	@Override
	public String toString() {
		return (this.kind == Kind.PERCENTILE) ? "percentile" : this.kind.name().toLowerCase(Locale.ROOT);
	}

	/**
	 * The kinds of aggregation.
	 */
	public enum Kind {

		/** The mean. */
		AVG,

		/** The smallest value. */
		MIN,

		/** The largest value. */
		MAX,

		/** The total. */
		SUM,

		/** The number of events, or of series. */
		COUNT,

		/** The latest value. */
		LAST,

		/** The value that a share of all events stays below. */
		PERCENTILE

	}

}
