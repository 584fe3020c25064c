package io.monitoring.series;

/**
 * Takes the samples of one series, from one thread at a time.
 */
public interface SeriesAppender {

	/**
	 * Append a sample. One that is not later than the last is dropped and counted.
	 * @param time milliseconds since the epoch
	 * @param value the value
	 */
	void append(long time, double value);

	/**
	 * End the series with a stale marker. This appender must not be used afterwards; a
	 * series that comes back asks for a new one.
	 * @param time milliseconds since the epoch
	 */
	void end(long time);

}
