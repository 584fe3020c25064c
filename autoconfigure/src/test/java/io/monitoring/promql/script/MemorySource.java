package io.monitoring.promql.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.monitoring.ruletest.SeriesLine;
import io.monitoring.series.LabelMatcher;
import io.monitoring.series.Labels;
import io.monitoring.series.SampleBuffer;
import io.monitoring.series.Series;
import io.monitoring.series.SeriesSource;

/**
 * Series in plain arrays: the simplest source there can be.
 */
public final class MemorySource implements SeriesSource {

	private final TreeMap<Labels, MemorySeries> series = new TreeMap<>();

	static MemorySource of(List<Load> loads) {
		MemorySource source = new MemorySource();
		for (Load load : loads) {
			Map<Labels, SeriesLine> last = new TreeMap<>();
			load.series().forEach((line) -> last.put(line.labels(), line));
			last.values().forEach((line) -> {
				for (int i = 0; i < line.values().length; i++) {
					if (line.has(i)) {
						source.add(line.labels(), i * load.step(), line.values()[i]);
					}
				}
			});
		}
		return source;
	}

	/**
	 * Add a sample; the first one of a time stays.
	 * @param labels the labels of the series
	 * @param time milliseconds since the epoch
	 * @param value the value
	 * @return this source
	 */
	public MemorySource add(Labels labels, long time, double value) {
		this.series.computeIfAbsent(labels, MemorySeries::new).samples.putIfAbsent(time, value);
		return this;
	}

	@Override
	public List<? extends Series> select(List<LabelMatcher> matchers, long fromExclusive, long toInclusive) {
		List<Series> selected = new ArrayList<>();
		for (MemorySeries candidate : this.series.values()) {
			if (matchers.stream().allMatch((matcher) -> matcher.matches(candidate.labels))) {
				selected.add(candidate);
			}
		}
		return selected;
	}

	private static final class MemorySeries implements Series {

		private final Labels labels;

		private final TreeMap<Long, Double> samples = new TreeMap<>();

		MemorySeries(Labels labels) {
			this.labels = labels;
		}

		@Override
		public Labels labels() {
			return this.labels;
		}

		@Override
		public void read(long fromExclusive, long toInclusive, SampleBuffer target) {
			if (fromExclusive < toInclusive) {
				this.samples.subMap(fromExclusive, false, toInclusive, true).forEach(target::add);
			}
		}

	}

}
