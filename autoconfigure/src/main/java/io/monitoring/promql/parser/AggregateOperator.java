package io.monitoring.promql.parser;

import java.util.Locale;

/**
 * The aggregation operators.
 */
public enum AggregateOperator {

	/** Sum. */
	SUM,
	/** Arithmetic mean. */
	AVG,
	/** Smallest value. */
	MIN,
	/** Largest value. */
	MAX,
	/** Number of series. */
	COUNT,
	/** Always 1. */
	GROUP,
	/** Population standard deviation. */
	STDDEV,
	/** Population variance. */
	STDVAR,
	/** The k largest series. */
	TOPK,
	/** The k smallest series. */
	BOTTOMK,
	/** A quantile between 0 and 1. */
	QUANTILE,
	/** Number of series with the same value. */
	COUNT_VALUES;

	/**
	 * Return the name in PromQL.
	 * @return the name in lower case
	 */
	public String keyword() {
		return name().toLowerCase(Locale.ROOT);
	}

	public boolean hasParameter() {
		return this == TOPK || this == BOTTOMK || this == QUANTILE || this == COUNT_VALUES;
	}

}
