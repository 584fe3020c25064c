package io.monitoring.engine;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

import io.monitoring.promql.Query;
import io.monitoring.promql.QueryEngine;
import io.monitoring.promql.QueryOptions;
import io.monitoring.promql.QueryResult;
import io.monitoring.promql.Value;
import io.monitoring.series.LabelMatcher;
import io.monitoring.series.Labels;
import io.monitoring.series.Retention;
import io.monitoring.series.SampleBuffer;
import io.monitoring.series.Series;
import io.monitoring.series.SeriesSink;
import io.monitoring.series.SeriesSource;
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
	public SortedSet<Labels> series(List<List<LabelMatcher>> selectors, long start, long end) {
		return series(this.store, selectors, start, end);
	}

	/**
	 * Find the series of a store that have samples in a time.
	 * @param store the store
	 * @param selectors the series match at least one of them; none for all series
	 * @param start begin of the time in milliseconds since the epoch
	 * @param end its end, itself inside
	 * @return the labels of the series, in their order
	 */
	public static SortedSet<Labels> series(SeriesSource store, List<List<LabelMatcher>> selectors, long start,
			long end) {
		SortedSet<Labels> found = new TreeSet<>();
		SampleBuffer last = new SampleBuffer(1);
		for (List<LabelMatcher> matchers : selectors.isEmpty() ? List.of(List.<LabelMatcher>of()) : selectors) {
			for (Series series : store.select(matchers, start - 1, end)) {
				last.clear();
				series.readLast(start - 1, end, last);
				if (last.size() > 0) {
					found.add(series.labels());
				}
			}
		}
		return found;
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
