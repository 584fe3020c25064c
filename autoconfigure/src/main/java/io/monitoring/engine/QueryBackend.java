package io.monitoring.engine;

import java.util.Collection;
import java.util.List;
import java.util.SortedSet;

import io.monitoring.promql.Query;
import io.monitoring.promql.QueryOptions;
import io.monitoring.promql.QueryResult;
import io.monitoring.rule.QueryFunction;
import io.monitoring.rule.RuleGroup;
import io.monitoring.series.LabelMatcher;
import io.monitoring.series.Labels;
import io.monitoring.series.Retention;
import io.monitoring.series.SeriesSink;

/**
 * The engine that answers queries: the embedded one over the store in this process, or a
 * remote server that speaks Prometheus' HTTP API.
 */
public interface QueryBackend extends QueryFunction {

	/** Far enough from all times, in milliseconds. */
	long EVER = Long.MAX_VALUE / 4;

	/**
	 * Parse and check an expression once.
	 * @param text the expression
	 * @return the query
	 * @throws io.monitoring.promql.parser.ParseException if it is not in the supported
	 * scope
	 */
	Query prepare(String text);

	/**
	 * Say which rules are going to be evaluated, before anything is queried and again
	 * when they change: what they record is answered by this process.
	 * @param groups all groups
	 * @throws IllegalArgumentException if the backend cannot answer the query of a rule;
	 * the message names the rule
	 */
	default void evaluates(List<RuleGroup> groups) {
	}

	/**
	 * Return what is called at the begin of each tick.
	 * @param local reads the meters of this process
	 * @return the source of the samples
	 */
	default SampleSource source(SampleSource local) {
		return local;
	}

	/**
	 * Answer a query of somebody else than a rule, on any thread.
	 * @param query the query
	 * @param options bounds of the query
	 * @param time the instant in milliseconds since the epoch
	 * @return the result with its warnings
	 * @throws io.monitoring.promql.QueryException if it cannot be answered
	 */
	QueryResult instant(Query query, QueryOptions options, long time);

	/**
	 * Answer a query of somebody else than a rule on the steps of a range, on any thread.
	 * @param query the query, a scalar or an instant vector
	 * @param options bounds of the query
	 * @param start the first step in milliseconds since the epoch
	 * @param end the end of the range, itself inside
	 * @param step distance of the steps in milliseconds
	 * @return the result with its warnings, always a matrix
	 * @throws io.monitoring.promql.QueryException if it cannot be answered
	 */
	QueryResult range(Query query, QueryOptions options, long start, long end, long step);

	/**
	 * Return which series there are, on any thread.
	 * @param selectors the series match at least one of them; none for all series
	 * @param start begin of the time in which they have samples, in milliseconds since
	 * the epoch, {@code -EVER} for no bound
	 * @param end end of that time, {@code EVER} for no bound
	 * @return the labels of the series, in their order
	 * @throws io.monitoring.promql.QueryException if they cannot be found
	 */
	SortedSet<Labels> series(List<List<LabelMatcher>> selectors, long start, long end);

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
