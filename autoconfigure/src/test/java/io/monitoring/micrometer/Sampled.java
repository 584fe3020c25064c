package io.monitoring.micrometer;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.monitoring.series.LabelMatcher;
import io.monitoring.series.Labels;
import io.monitoring.series.Retention;
import io.monitoring.series.SampleBuffer;
import io.monitoring.series.Series;
import io.monitoring.series.SeriesStore;

/**
 * A store and what a sampler wrote into it at an instant.
 */
final class Sampled {

	static final long TICK = 10_000;

	private Sampled() {
	}

	/**
	 * Return a store that takes every series of a name that matches.
	 * @param names regular expression of metric names
	 * @return a new store
	 */
	static SeriesStore store(String names) {
		SeriesStore store = new SeriesStore();
		retain(store, names);
		return store;
	}

	static void retain(SeriesStore store, String names) {
		LabelMatcher matcher = new LabelMatcher(Labels.METRIC_NAME, LabelMatcher.Type.REGEX, names);
		store.retain(List.of(new Retention(List.of(matcher), Duration.ofHours(1))));
	}

	/**
	 * Return the samples of exactly one tick.
	 * @param store the store
	 * @param tick the tick
	 * @return values by series, stale markers among them
	 */
	static Map<Labels, Double> at(SeriesStore store, long tick) {
		Map<Labels, Double> samples = new TreeMap<>();
		for (Series series : store.select(List.of(), tick - 1, tick)) {
			SampleBuffer buffer = new SampleBuffer();
			series.read(tick - 1, tick, buffer);
			if (buffer.size() > 0) {
				samples.put(series.labels(), buffer.value(0));
			}
		}
		return samples;
	}

}
