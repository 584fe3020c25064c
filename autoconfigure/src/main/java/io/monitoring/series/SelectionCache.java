package io.monitoring.series;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

/**
 * Results of selections. Rules ask the same again at every tick, so that it is enough to
 * start anew when queries of people have filled it.
 */
final class SelectionCache {

	private static final int MAX_SELECTIONS = 1_000;

	private static final int MAX_REFERENCES = 250_000;

	private final Map<List<LabelMatcher>, Selection> selections = new ConcurrentHashMap<>();

	private final AtomicInteger references = new AtomicInteger();

	/**
	 * Return a cached result.
	 * @param matchers the matchers
	 * @param version version of the series among which was selected
	 * @return the result, or {@code null} if there is none of this version
	 */
	@Nullable List<StoredSeries> get(List<LabelMatcher> matchers, long version) {
		Selection selection = this.selections.get(matchers);
		return (selection != null && selection.version == version) ? selection.series : null;
	}

	void put(List<LabelMatcher> matchers, long version, List<StoredSeries> series) {
		if (this.selections.size() >= MAX_SELECTIONS || this.references.get() >= MAX_REFERENCES) {
			this.selections.clear();
			this.references.set(0);
		}
		this.selections.put(List.copyOf(matchers), new Selection(version, series));
		this.references.addAndGet(series.size());
	}

	private record Selection(long version, List<StoredSeries> series) {
	}

}
