package io.monitoring.rule;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

import io.monitoring.series.Labels;
import io.monitoring.series.SeriesAppender;
import io.monitoring.series.SeriesSink;

/**
 * Keeps what was written as one text per series: {@code time=value} or {@code time=end}.
 */
final class RecordedSink implements SeriesSink {

	final Map<String, String> series = new TreeMap<>();

	int asked;

	Predicate<Labels> selected = (labels) -> true;

	@Override
	public SeriesAppender appender(Labels labels) {
		this.asked++;
		if (!this.selected.test(labels)) {
			return null;
		}
		return new SeriesAppender() {
			@Override
			public void append(long time, double value) {
				add(time / 1000 + "=" + value);
			}

			@Override
			public void end(long time) {
				add(time / 1000 + "=end");
			}

			private void add(String text) {
				RecordedSink.this.series.merge(labels.toString(), text, (left, right) -> left + " " + right);
			}
		};
	}

}
