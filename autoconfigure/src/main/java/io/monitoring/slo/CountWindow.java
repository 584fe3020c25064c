package io.monitoring.slo;

import java.util.Arrays;

/**
 * Counts of several sliding windows over one ring of time slots. Every window has its
 * running sums, so that a new slot costs one subtraction for each window, however long it
 * is. All numbers are exact. Not safe for use by several threads.
 * <p>
 * A window of n slots is the present slot and the n - 1 before it: it never counts an
 * event that is older than the window, and leaves out at most one slot of it. With slots
 * of one tick it is exact.
 */
final class CountWindow {

	private static final long NOTHING_YET = Long.MIN_VALUE;

	private final long slotMillis;

	private final int[] lengths;

	private final Counts[] sums;

	private final long[] good;

	private final long[] total;

	private final long[] observed;

	private long newest = NOTHING_YET;

	/**
	 * Create the windows.
	 * @param slotMillis length of a slot
	 * @param windowMillis lengths of the windows, at least one; rounded up to slots
	 */
	CountWindow(long slotMillis, long... windowMillis) {
		this.slotMillis = slotMillis;
		this.lengths = Arrays.stream(windowMillis)
			.mapToInt((length) -> Math.toIntExact((length + slotMillis - 1) / slotMillis))
			.toArray();
		this.sums = new Counts[this.lengths.length];
		Arrays.fill(this.sums, Counts.NONE);
		int capacity = Arrays.stream(this.lengths).max().orElseThrow();
		this.good = new long[capacity];
		this.total = new long[capacity];
		this.observed = new long[capacity];
	}

	long slotMillis() {
		return this.slotMillis;
	}

	/**
	 * Return the counts of a window up to the last call of {@link #advance}.
	 * @param window position of the window in the constructor
	 * @return the counts
	 */
	Counts counts(int window) {
		return this.sums[window];
	}

	/**
	 * Count events. A time before the newest slot, where the clock was set back, counts
	 * into the newest slot.
	 * @param time milliseconds since the epoch
	 * @param counts what happened
	 */
	void add(long time, Counts counts) {
		advance(time);
		int place = place(this.newest);
		this.good[place] += counts.good();
		this.total[place] += counts.total();
		this.observed[place] += counts.observedMillis();
		for (int i = 0; i < this.sums.length; i++) {
			this.sums[i] = this.sums[i].plus(counts);
		}
	}

	/**
	 * Slide the windows.
	 * @param time milliseconds since the epoch
	 */
	void advance(long time) {
		long slot = Math.floorDiv(time, this.slotMillis);
		if (this.newest == NOTHING_YET) {
			this.newest = slot;
		}
		if (slot - this.newest >= this.good.length) {
			clear();
			this.newest = slot;
		}
		while (this.newest < slot) {
			this.newest++;
			for (int i = 0; i < this.sums.length; i++) {
				this.sums[i] = this.sums[i].minus(slot(this.newest - this.lengths[i]));
			}
			set(place(this.newest), Counts.NONE);
		}
	}

	/**
	 * Return what will leave a window with one of the next slots.
	 * @param window position of the window in the constructor
	 * @param step 1 for the next slot, at most the length of the window
	 * @return the counts of the slot that leaves
	 */
	Counts leaving(int window, int step) {
		return (this.newest == NOTHING_YET) ? Counts.NONE : slot(this.newest + step - this.lengths[window]);
	}

	int length(int window) {
		return this.lengths[window];
	}

	private void clear() {
		Arrays.fill(this.good, 0);
		Arrays.fill(this.total, 0);
		Arrays.fill(this.observed, 0);
		Arrays.fill(this.sums, Counts.NONE);
	}

	private Counts slot(long slot) {
		int place = place(slot);
		return new Counts(this.good[place], this.total[place], this.observed[place]);
	}

	private void set(int place, Counts counts) {
		this.good[place] = counts.good();
		this.total[place] = counts.total();
		this.observed[place] = counts.observedMillis();
	}

	private int place(long slot) {
		return Math.floorMod(slot, this.good.length);
	}

}
