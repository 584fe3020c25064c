package io.monitoring.promql;

import java.time.Duration;

import io.monitoring.promql.parser.ParserLimits;

/**
 * How queries are parsed and evaluated.
 *
 * @param lookback how old the newest sample of an instant selector may be
 * @param defaultSubqueryStep step of a subquery that names none
 * @param maxSamples how many samples a query may hold at the same time
 * @param maxPoints how many steps a range query may have
 * @param timeout how long a query may take
 * @param delayedNameRemoval whether the metric name is kept until the end of the query,
 * where functions can still read it; a stock Prometheus drops it at once
 * @param parserLimits bounds on the size of an expression; their prefix is put before the
 * names of all limits
 */
public record QueryOptions(Duration lookback, Duration defaultSubqueryStep, long maxSamples, int maxPoints,
		Duration timeout, boolean delayedNameRemoval, ParserLimits parserLimits) {

	/** The options that apply where nothing else was asked for. */
	public static final QueryOptions DEFAULTS = new QueryOptions(Duration.ofMinutes(5), Duration.ofMinutes(1),
			5_000_000, 11_000, Duration.ofMinutes(2), false, ParserLimits.DEFAULT);

	public QueryOptions {
		requirePositive("lookback", lookback.toMillis());
		requirePositive("defaultSubqueryStep", defaultSubqueryStep.toMillis());
		requirePositive("maxSamples", maxSamples);
		requirePositive("maxPoints", maxPoints);
		requirePositive("timeout", timeout.toMillis());
	}

	QueryLimitException exceeded(String option, String problem) {
		return new QueryLimitException(option, this.parserLimits.prefix(), problem);
	}

	private static void requirePositive(String name, long value) {
		if (value <= 0) {
			throw new IllegalArgumentException("'" + name + "' must be positive but is " + value);
		}
	}

	public QueryOptions withLookback(Duration lookback) {
		return new QueryOptions(lookback, this.defaultSubqueryStep, this.maxSamples, this.maxPoints, this.timeout,
				this.delayedNameRemoval, this.parserLimits);
	}

	public QueryOptions withMaxSamples(long maxSamples) {
		return new QueryOptions(this.lookback, this.defaultSubqueryStep, maxSamples, this.maxPoints, this.timeout,
				this.delayedNameRemoval, this.parserLimits);
	}

	public QueryOptions withMaxPoints(int maxPoints) {
		return new QueryOptions(this.lookback, this.defaultSubqueryStep, this.maxSamples, maxPoints, this.timeout,
				this.delayedNameRemoval, this.parserLimits);
	}

	public QueryOptions withTimeout(Duration timeout) {
		return new QueryOptions(this.lookback, this.defaultSubqueryStep, this.maxSamples, this.maxPoints, timeout,
				this.delayedNameRemoval, this.parserLimits);
	}

	public QueryOptions withDelayedNameRemoval(boolean delayedNameRemoval) {
		return new QueryOptions(this.lookback, this.defaultSubqueryStep, this.maxSamples, this.maxPoints, this.timeout,
				delayedNameRemoval, this.parserLimits);
	}

}
