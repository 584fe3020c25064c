package io.monitoring.engine;

import java.util.Collection;

import io.monitoring.promql.Query;
import io.monitoring.rule.QueryFunction;
import io.monitoring.series.Retention;
import io.monitoring.series.SeriesSink;

/**
 * The engine that answers queries: the embedded one over the store in this process, or a
 * remote server that speaks Prometheus' HTTP API.
 */
public interface QueryBackend extends QueryFunction {

	/**
	 * Parse and check an expression once.
	 * @param text the expression
	 * @return the query
	 * @throws io.monitoring.promql.parser.ParseException if it is not in the supported
	 * scope
	 */
	Query prepare(String text);

	/**
	 * Say which series queries are going to read, and how far back.
	 * @param selections what is read
	 */
	void select(Collection<Retention> selections);

	/**
	 * Return where recording rules write.
	 * @return the sink
	 */
	SeriesSink recorded();

}
