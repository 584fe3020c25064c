package io.monitoring.rule;

import java.time.Instant;
import java.util.List;

import io.monitoring.promql.Query;
import io.monitoring.promql.Value;
import io.monitoring.series.LabelMatcher;

/**
 * Evaluates the query of a rule: the embedded engine, or a remote server.
 */
@FunctionalInterface
public interface QueryFunction {

	/**
	 * Evaluate a query.
	 * @param query the query
	 * @param time the instant of the evaluation
	 * @return a vector or a scalar
	 * @throws io.monitoring.promql.QueryException if the query cannot be answered
	 */
	Value query(Query query, Instant time);

	/**
	 * Return whether the series of a selector are in the store of this process, if they
	 * exist.
	 * @param matchers conditions of the selector
	 * @return {@code false} if a remote server has them
	 */
	default boolean isLocal(List<LabelMatcher> matchers) {
		return true;
	}

}
