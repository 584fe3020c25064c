package io.monitoring.autoconfigure.engine;

import java.time.Duration;

import io.monitoring.autoconfigure.PropertyErrors;
import io.monitoring.promql.QueryOptions;
import io.monitoring.promql.parser.ParserLimits;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Bounds of queries, those of rules and those of people.
 *
 * @param maxSamples Largest number of samples that a query may hold at once.
 * @param maxPoints Largest number of steps that a range query may have.
 * @param maxDepth Largest number of levels that an expression may be nested.
 * @param maxLength Largest number of characters of an expression.
 * @param timeout How long a query may take.
 * @param maxConcurrent Largest number of queries of people that run at once. Further ones
 * are refused with status 429. Rules do not count.
 * @param lookback How old the newest sample of a series may be to count as its value.
 */
@ConfigurationProperties("monitoring.query")
public record MonitoringQueryProperties(@DefaultValue("1000000") long maxSamples, @DefaultValue("11000") int maxPoints,
		@DefaultValue("200") int maxDepth, @DefaultValue("32768") int maxLength, @DefaultValue("10s") Duration timeout,
		@DefaultValue("4") int maxConcurrent, @DefaultValue("5m") Duration lookback) {

	private static final String PREFIX = "monitoring.query.";

	/** Deeper trees could run out of stack. */
	private static final int DEEPEST = 1000;

	private static final long MANY = 1_000_000_000;

	QueryOptions options(PropertyErrors errors) {
		check(errors, "max-samples", this.maxSamples, MANY);
		check(errors, "max-points", this.maxPoints, MANY);
		check(errors, "max-depth", this.maxDepth, DEEPEST);
		check(errors, "max-length", this.maxLength, MANY);
		check(errors, "max-concurrent", this.maxConcurrent, DEEPEST);
		check(errors, "timeout", this.timeout, Duration.ofMinutes(10));
		check(errors, "lookback", this.lookback, Duration.ofDays(1));
		return new QueryOptions(this.lookback, QueryOptions.DEFAULTS.defaultSubqueryStep(), this.maxSamples,
				this.maxPoints, this.timeout, QueryOptions.DEFAULTS.delayedNameRemoval(),
				new ParserLimits(this.maxLength, this.maxDepth, PREFIX));
	}

	private static void check(PropertyErrors errors, String name, long value, long most) {
		if (value < 1 || value > most) {
			throw errors.invalid(PREFIX + name, "The number is not between 1 and " + most + ".",
					"Set a number in this range, or remove the property.");
		}
	}

	private static void check(PropertyErrors errors, String name, Duration value, Duration most) {
		if (value.compareTo(Duration.ofMillis(1)) < 0 || value.compareTo(most) > 0) {
			throw errors.invalid(PREFIX + name, "The duration is not between 1ms and " + most.toMinutes() + "m.",
					"Set a duration in this range, or remove the property.");
		}
	}

}
