package io.monitoring.rule;

import java.time.Instant;

import io.monitoring.promql.Query;
import io.monitoring.promql.Value;

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

}
