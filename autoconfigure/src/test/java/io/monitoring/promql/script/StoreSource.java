package io.monitoring.promql.script;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.monitoring.ruletest.SeriesLine;
import io.monitoring.series.Labels;
import io.monitoring.series.Retention;
import io.monitoring.series.SeriesAppender;
import io.monitoring.series.SeriesSource;
import io.monitoring.series.SeriesStore;
import io.monitoring.series.StoreLimits;

/**
 * Loads a script into the real store.
 */
final class StoreSource {

	private StoreSource() {
	}

	static SeriesSource of(List<Load> loads) {
		SeriesStore store = new SeriesStore(new StoreLimits(10_000, 1L << 30));
		store.retain(List.of(new Retention(List.of(), Duration.ofDays(10_000))));
		Map<Labels, TreeMap<Long, Double>> samples = new LinkedHashMap<>();
		for (Load load : loads) {
			Map<Labels, SeriesLine> last = new LinkedHashMap<>();
			load.series().forEach((line) -> last.put(line.labels(), line));
			last.values()
				.forEach((line) -> add(samples.computeIfAbsent(line.labels(), (labels) -> new TreeMap<>()), line,
						load.step()));
		}
		samples.forEach((labels, series) -> append(store.appender(labels), series));
		return store;
	}

	private static void add(TreeMap<Long, Double> target, SeriesLine line, long step) {
		for (int i = 0; i < line.values().length; i++) {
			if (line.has(i)) {
				target.putIfAbsent(i * step, line.values()[i]);
			}
		}
	}

	private static void append(SeriesAppender appender, TreeMap<Long, Double> samples) {
		if (appender == null) {
			throw new IllegalStateException("The store refused a series");
		}
		samples.forEach(appender::append);
	}

}
