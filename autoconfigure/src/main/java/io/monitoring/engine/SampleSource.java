package io.monitoring.engine;

import io.monitoring.series.SeriesStore;

/**
 * Writes the present values of what it watches into the store.
 */
@FunctionalInterface
public interface SampleSource {

	/**
	 * Sample everything that the store selects. Trouble with one meter must cost only
	 * that meter.
	 * @param tick the scheduled time in milliseconds since the epoch, the timestamp of
	 * all samples
	 * @param store where the samples go and what says which series are wanted
	 */
	void sample(long tick, SeriesStore store);

}
