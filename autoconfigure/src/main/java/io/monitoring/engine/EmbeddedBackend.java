package io.monitoring.engine;

import java.time.Instant;
import java.util.Collection;

import io.monitoring.promql.Query;
import io.monitoring.promql.QueryEngine;
import io.monitoring.promql.QueryOptions;
import io.monitoring.promql.QueryResult;
import io.monitoring.promql.Value;
import io.monitoring.series.Retention;
import io.monitoring.series.SeriesSink;
import io.monitoring.series.SeriesStore;

/**
 * Answers queries from the store in this process.
 */
public final class EmbeddedBackend implements QueryBackend {

	private final QueryEngine engine;

	private final SeriesStore store;

	public EmbeddedBackend(QueryEngine engine, SeriesStore store) {
		this.engine = engine;
		this.store = store;
	}

	@Override
	public Query prepare(String text) {
		return this.engine.prepare(text);
	}

	@Override
	public Value query(Query query, Instant time) {
		return this.engine.instant(query, this.store, time.toEpochMilli()).value();
	}

	@Override
	public QueryResult instant(Query query, QueryOptions options, long time) {
		return this.engine.with(options).instant(query, this.store, time);
	}

	@Override
	public QueryResult range(Query query, QueryOptions options, long start, long end, long step) {
		return this.engine.with(options).range(query, this.store, start, end, step);
	}

	@Override
	public void select(Collection<Retention> selections) {
		this.store.retain(selections);
	}

	@Override
	public SeriesSink recorded() {
		return this.store;
	}

}
