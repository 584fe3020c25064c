package io.monitoring.series;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Finds series by their labels or by matchers. One thread changes it, any thread selects;
 * a selection is kept until a series that could belong to it comes or goes.
 */
final class SeriesIndex {

	private final Map<String, Group> groups = new ConcurrentHashMap<>();

	private final AtomicInteger size = new AtomicInteger();

	private final SelectionCache cache = new SelectionCache();

	private volatile long version;

	/**
	 * Find a series.
	 * @param labels exactly its labels
	 * @return the series or {@code null}
	 */
	@Nullable StoredSeries find(Labels labels) {
		Group group = this.groups.get(labels.metricName());
		return (group != null) ? group.series.get(labels) : null;
	}

	void add(StoredSeries series) {
		Group group = this.groups.computeIfAbsent(series.labels().metricName(), (name) -> new Group(nextVersion()));
		group.series.put(series.labels(), series);
		this.size.incrementAndGet();
		changed(group);
	}

	void remove(StoredSeries series) {
		String name = series.labels().metricName();
		Group group = this.groups.get(name);
		if (group != null && group.series.remove(series.labels(), series)) {
			this.size.decrementAndGet();
			changed(group);
			if (group.series.isEmpty()) {
				this.groups.remove(name);
			}
		}
	}

	/**
	 * Give the group a version that no group had before, also no removed one of the same
	 * name, after the change: a selection made meanwhile is made again.
	 */
	private void changed(Group group) {
		group.version = nextVersion();
	}

	private long nextVersion() {
		long next = this.version + 1;
		this.version = next;
		return next;
	}

	int size() {
		return this.size.get();
	}

	void forEach(Consumer<StoredSeries> action) {
		for (Group group : this.groups.values()) {
			group.series.values().forEach(action);
		}
	}

	/**
	 * Select the series that match all matchers.
	 * @param matchers the matchers
	 * @return the series in the order of their labels, immutable
	 */
	List<StoredSeries> select(List<LabelMatcher> matchers) {
		String name = RetentionIndex.metricName(matchers);
		Group group = (name != null) ? this.groups.get(name) : null;
		if (name != null && group == null) {
			return List.of();
		}
		long version = (group != null) ? group.version : this.version;
		List<StoredSeries> cached = this.cache.get(matchers, version);
		if (cached != null) {
			return cached;
		}
		List<StoredSeries> selected = new ArrayList<>();
		if (group != null) {
			group.select(matchers, selected);
		}
		else {
			this.groups.values().forEach((each) -> each.select(matchers, selected));
			selected.sort(Comparator.comparing(StoredSeries::labels));
		}
		List<StoredSeries> result = List.copyOf(selected);
		this.cache.put(matchers, version, result);
		return result;
	}

	/**
	 * The series of one metric name.
	 */
	private static final class Group {

		private final ConcurrentSkipListMap<Labels, StoredSeries> series = new ConcurrentSkipListMap<>();

		private volatile long version;

		Group(long version) {
			this.version = version;
		}

		void select(List<LabelMatcher> matchers, List<StoredSeries> target) {
			for (StoredSeries candidate : this.series.values()) {
				if (matchesAll(candidate.labels(), matchers)) {
					target.add(candidate);
				}
			}
		}

		private static boolean matchesAll(Labels labels, List<LabelMatcher> matchers) {
			for (LabelMatcher matcher : matchers) {
				if (!matcher.matches(labels)) {
					return false;
				}
			}
			return true;
		}

	}

}
