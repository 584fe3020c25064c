package io.monitoring.series;

/**
 * One series as a reader sees it. All times are milliseconds since the epoch; samples
 * come in time order.
 */
public interface Series {

	/**
	 * Return the labels, the metric name among them.
	 * @return the labels
	 */
	Labels labels();

	/**
	 * Append the samples of a window to a buffer, stale markers included.
	 * @param fromExclusive start of the window, itself outside
	 * @param toInclusive end of the window, itself inside
	 * @param target where the samples go; it is not cleared first
	 */
	void read(long fromExclusive, long toInclusive, SampleBuffer target);

	/**
	 * Read the newest sample of a window into a buffer; a stale marker counts as a
	 * sample.
	 * @param fromExclusive start of the window, itself outside
	 * @param toInclusive end of the window, itself inside
	 * @param target where the sample goes; nothing is added if there is none
	 */
	default void readLast(long fromExclusive, long toInclusive, SampleBuffer target) {
		SampleBuffer window = new SampleBuffer();
		read(fromExclusive, toInclusive, window);
		if (window.size() > 0) {
			target.add(window.time(window.size() - 1), window.value(window.size() - 1));
		}
	}

	/**
	 * Summarise a window as a counter: what {@code rate} and {@code increase} need. A
	 * store that keeps sums per chunk answers without decoding whole chunks.
	 * @param fromExclusive start of the window, itself outside
	 * @param toInclusive end of the window, itself inside
	 * @param target set to the summary of the window
	 */
	default void readCounter(long fromExclusive, long toInclusive, CounterWindow target) {
		SampleBuffer window = new SampleBuffer();
		read(fromExclusive, toInclusive, window);
		target.clear();
		for (int i = 0; i < window.size(); i++) {
			target.add(window.time(i), window.value(i));
		}
	}

}
