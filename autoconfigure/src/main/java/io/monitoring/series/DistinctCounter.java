package io.monitoring.series;

import java.util.BitSet;

/**
 * Counts distinct labels in 128 KiB however many there are, by linear counting (Whang and
 * others, 1990): each sets one bit, and the share of bits still clear tells the number.
 * Exact for some hundred, one percent off at a million.
 */
final class DistinctCounter {

	private static final int BITS = 1 << 20;

	private final BitSet seen = new BitSet();

	private int set;

	private volatile long estimate;

	/**
	 * Count labels unless they were counted before; by one thread only.
	 * @param labels the labels
	 */
	void add(Labels labels) {
		int bit = spread(labels.hashCode()) & (BITS - 1);
		if (!this.seen.get(bit) && this.set < BITS - 1) {
			this.seen.set(bit);
			this.set++;
			this.estimate = Math.round(-(double) BITS * Math.log1p(-(double) this.set / BITS));
		}
	}

	/**
	 * Mix the bits of a hash code: similar labels have similar ones (finaliser of
	 * MurmurHash3, public domain).
	 */
	private static int spread(int hash) {
		int mixed = (hash ^ hash >>> 16) * 0x85ebca6b;
		mixed = (mixed ^ mixed >>> 13) * 0xc2b2ae35;
		return mixed ^ mixed >>> 16;
	}

	long count() {
		return this.estimate;
	}

}
