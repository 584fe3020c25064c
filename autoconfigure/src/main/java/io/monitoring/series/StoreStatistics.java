package io.monitoring.series;

/**
 * Size of the store and what its caps refused.
 *
 * @param series number of series held
 * @param maxSeries cap on the number of series
 * @param samples number of samples held
 * @param bytes estimated heap in bytes
 * @param maxBytes cap on the heap in bytes
 * @param refusedSeries number of distinct requests for a series that a cap refused
 * @param droppedSamples number of samples that came out of order, or were the oldest of
 * their series when it met the cap on bytes
 */
public record StoreStatistics(int series, int maxSeries, long samples, long bytes, long maxBytes, long refusedSeries,
		long droppedSamples) {

	public boolean capReached() {
		return this.refusedSeries > 0;
	}

}
