package io.monitoring.rule;

import java.time.Duration;

import io.monitoring.series.Labels;
import io.monitoring.series.SeriesAppender;
import io.monitoring.series.SeriesSink;
import org.jspecify.annotations.Nullable;

/**
 * Writes samples at an earlier time: a group that looks at the past also records there,
 * as in Prometheus.
 */
final class ShiftedSink implements SeriesSink {

	private final SeriesSink sink;

	private final long millis;

	private ShiftedSink(SeriesSink sink, long millis) {
		this.sink = sink;
		this.millis = millis;
	}

	static SeriesSink of(SeriesSink sink, Duration offset) {
		return offset.isZero() ? sink : new ShiftedSink(sink, offset.toMillis());
	}

	@Override
	public @Nullable SeriesAppender appender(Labels labels) {
		SeriesAppender appender = this.sink.appender(labels);
		return (appender != null) ? new ShiftedAppender(appender, this.millis) : null;
	}

	private record ShiftedAppender(SeriesAppender appender, long millis) implements SeriesAppender {

		@Override
		public void append(long time, double value) {
			this.appender.append(time - this.millis, value);
		}

		@Override
		public void end(long time) {
			this.appender.end(time - this.millis);
		}

	}

}
