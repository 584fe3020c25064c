package io.monitoring.engine;

import java.time.Instant;
import java.util.Collection;

import io.monitoring.promql.Query;
import io.monitoring.promql.QueryEngine;
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
	public void select(Collection<Retention> selections) {
		this.store.retain(selections);
	}

	@Override
	public SeriesSink recorded() {
		return this.store;
	}

}
