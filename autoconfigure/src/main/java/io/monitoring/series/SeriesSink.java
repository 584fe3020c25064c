package io.monitoring.series;

import org.jspecify.annotations.Nullable;

/**
 * Where samples are written: the store, or nowhere when a remote engine keeps them.
 */
@FunctionalInterface
public interface SeriesSink {

	/**
	 * Return the appender of a series. Callers keep it, because finding it costs more
	 * than appending.
	 * @param labels the labels, the metric name among them
	 * @return the appender, or {@code null} if nobody selects the series or a cap is hit
	 */
	@Nullable SeriesAppender appender(Labels labels);

}
