package io.monitoring.web.prometheus;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import io.monitoring.promql.Query;
import io.monitoring.promql.QueryLimitException;
import io.monitoring.promql.QueryOptions;
import io.monitoring.promql.QueryResult;
import io.monitoring.promql.Value;
import io.monitoring.promql.parser.ValueType;

/**
 * Evaluates an expression at an instant or over a range.
 */
final class QueryEndpoint {

	private static final String QUERY = "query";

	private final AdHocQueries queries;

	private final Supplier<Instant> now;

	QueryEndpoint(AdHocQueries queries, Supplier<Instant> now) {
		this.queries = queries;
		this.now = now;
	}

	String instant(Parameters parameters) {
		long time = parameters.time("time", this.now.get().toEpochMilli());
		int limit = parameters.limit("limit");
		Query query = this.queries.prepare(QUERY, parameters.text(QUERY));
		QueryOptions options = options(parameters);
		return this.queries.run(() -> write(this.queries.backend().instant(query, options, time), limit));
	}

	String range(Parameters parameters) {
		long start = parameters.time("start");
		long end = parameters.time("end");
		if (end < start) {
			throw PrometheusException.invalid("end", "end timestamp must not be before start time");
		}
		Duration step = positive("step", parameters.duration("step"));
		int limit = parameters.limit("limit");
		Query query = this.queries.prepare(QUERY, parameters.text(QUERY));
		ValueType type = query.expr().type();
		if (type != ValueType.SCALAR && type != ValueType.INSTANT_VECTOR) {
			throw PrometheusException.invalid(QUERY,
					"invalid expression type \"%s\" for range query, must be scalar or instant vector".formatted(type));
		}
		QueryOptions options = options(parameters);
		return this.queries
			.run(() -> write(this.queries.backend().range(query, options, start, end, step.toMillis()), limit));
	}

	/** Whoever asks may have less time than everybody, but not more. */
	private QueryOptions options(Parameters parameters) {
		QueryOptions options = this.queries.engine().options();
		Duration timeout = parameters.duration("timeout", options.timeout());
		if (timeout.toMillis() <= 0) {
			throw new PrometheusException(ErrorType.TIMEOUT, "The query has no time: 'timeout' is not positive");
		}
		if (timeout.compareTo(options.timeout()) < 0) {
			options = options.withTimeout(timeout);
		}
		Duration lookback = parameters.duration("lookback_delta", options.lookback());
		return options.withLookback(positive("lookback_delta", lookback));
	}

	private static Duration positive(String name, Duration duration) {
		if (duration.toMillis() <= 0) {
			throw PrometheusException.invalid(name, "it must be at least one millisecond");
		}
		return duration;
	}

	private static String write(QueryResult result, int limit) {
		Value value = truncate(result.value(), limit);
		List<String> warnings = result.warnings();
		if (value != result.value()) {
			warnings = new ArrayList<>(warnings);
			warnings.add(Envelope.TRUNCATED);
		}
		return Envelope.success((json) -> new ValueWriter(json).write(value), warnings, result.infos());
	}

	private static Value truncate(Value value, int limit) {
		if (limit > 0 && value instanceof Value.Vector vector && vector.samples().size() > limit) {
			return new Value.Vector(vector.samples().subList(0, limit));
		}
		if (limit > 0 && value instanceof Value.Matrix matrix && matrix.series().size() > limit) {
			return new Value.Matrix(matrix.series().subList(0, limit));
		}
		return value;
	}

	/**
	 * Return which kind of error a limit is: who asks for too many steps asked wrongly,
	 * which shows before anything is read.
	 */
	static ErrorType errorType(QueryLimitException limit) {
		return switch (limit.option()) {
			case QueryLimitException.TIMEOUT -> ErrorType.TIMEOUT;
			case QueryLimitException.MAX_POINTS -> ErrorType.BAD_DATA;
			default -> ErrorType.EXECUTION;
		};
	}

}
