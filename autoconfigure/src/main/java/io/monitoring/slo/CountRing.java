package io.monitoring.slo;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Counts of several windows over one ring of time slots. Every window has its running
 * sums, so that a new slot costs one subtraction for each window, however long it is. All
 * numbers are exact. Not safe for use by several threads.
 * <p>
 * A rolling window of n slots is the present slot and the n - 1 before it: it never
 * counts an event that is older than the window, and leaves out at most one slot of it.
 * With slots of one tick it is exact. A slot that an exclusion touches is excluded as a
 * whole.
 */
final class CountRing {

	private static final long NOTHING_YET = Long.MIN_VALUE;

	private final long slotMillis;

	private final List<WindowSum> windows;

	private final long[] good;

	private final long[] total;

	private final long[] observed;

	private final BitSet excluded;

	private ExcludedTime exclusions = ExcludedTime.NONE;

	private long newest = NOTHING_YET;

	/**
	 * Create a ring.
	 * @param slotMillis length of a slot
	 * @param longestMillis length of the longest window
	 * @param spans the windows
	 */
	CountRing(long slotMillis, long longestMillis, List<Span> spans) {
		this.slotMillis = slotMillis;
		this.windows = spans.stream().map(WindowSum::new).toList();
		int capacity = Math.toIntExact(slots(longestMillis, slotMillis));
		this.good = new long[capacity];
		this.total = new long[capacity];
		this.observed = new long[capacity];
		this.excluded = new BitSet(capacity);
	}

	/**
	 * Return how many slots a time takes.
	 * @param millis the time
	 * @param slotMillis length of a slot
	 * @return the number, rounded up
	 */
	static long slots(long millis, long slotMillis) {
		return (millis + slotMillis - 1) / slotMillis;
	}

	long slotMillis() {
		return this.slotMillis;
	}

	/**
	 * Return the counts of a window up to the last call of {@link #advance}, without what
	 * is excluded.
	 * @param window position of the window in the constructor
	 * @return the counts
	 */
	Counts included(int window) {
		return this.windows.get(window).included();
	}

	/**
	 * Return the counts of a window, with what is excluded.
	 * @param window position of the window in the constructor
	 * @return the counts
	 */
	Counts everything(int window) {
		return this.windows.get(window).everything();
	}

	/**
	 * Count events. A time before the newest slot, where the clock was set back, counts
	 * into the newest slot.
	 * @param time milliseconds since the epoch
	 * @param counts what happened
	 */
	void add(long time, Counts counts) {
		advance(time);
		put(this.newest, counts);
	}

	/**
	 * Count events of the past where they belong. What is older than the ring is dropped,
	 * what is newer counts into the newest slot.
	 * @param time milliseconds since the epoch
	 * @param counts what happened
	 */
	void addToPast(long time, Counts counts) {
		if (this.newest == NOTHING_YET) {
			advance(time);
		}
		long slot = Math.min(slot(time), this.newest);
		if (slot > this.newest - this.good.length) {
			put(slot, counts);
		}
	}

	private void put(long slot, Counts counts) {
		int place = place(slot);
		this.good[place] += counts.good();
		this.total[place] += counts.total();
		this.observed[place] += counts.observedMillis();
		for (WindowSum window : this.windows) {
			if (slot >= window.first()) {
				window.add(counts, this.excluded.get(place), 1);
			}
		}
	}

	/**
	 * Move the windows.
	 * @param time milliseconds since the epoch
	 */
	void advance(long time) {
		long slot = slot(time);
		if (this.newest == NOTHING_YET || slot - this.newest >= this.good.length) {
			begin(slot);
		}
		while (this.newest < slot) {
			this.newest++;
			this.windows.forEach(this::leave);
			int place = place(this.newest);
			this.good[place] = 0;
			this.total[place] = 0;
			this.observed[place] = 0;
			this.excluded.set(place, isExcluded(this.newest));
		}
	}

	private void begin(long slot) {
		Arrays.fill(this.good, 0);
		Arrays.fill(this.total, 0);
		Arrays.fill(this.observed, 0);
		this.newest = slot;
		this.windows.forEach((window) -> {
			window.clear();
			window.advance(slot);
		});
		exclude(this.exclusions);
	}

	/** Before the newest place is taken: it may hold the oldest slot. */
	private void leave(WindowSum window) {
		long from = Math.max(window.advance(this.newest), this.newest - this.good.length);
		for (long slot = from; slot < window.first() && slot < this.newest; slot++) {
			window.add(counts(slot), this.excluded.get(place(slot)), -1);
		}
	}

	/**
	 * Exclude other times than before. What was excluded and is not any more counts
	 * again.
	 * @param time what is excluded from now on
	 */
	void exclude(ExcludedTime time) {
		this.exclusions = time;
		if (this.newest == NOTHING_YET) {
			return;
		}
		for (long slot = oldest(); slot <= this.newest; slot++) {
			int place = place(slot);
			boolean now = isExcluded(slot);
			if (now != this.excluded.get(place)) {
				this.excluded.set(place, now);
				exclude(slot, now ? 1 : -1);
			}
		}
	}

	private void exclude(long slot, int sign) {
		Counts counts = counts(slot);
		for (WindowSum window : this.windows) {
			if (slot >= window.first()) {
				window.exclude(counts, sign);
			}
		}
	}

	private boolean isExcluded(long slot) {
		return this.exclusions.touches(slot * this.slotMillis, (slot + 1) * this.slotMillis);
	}

	/**
	 * Return what will leave a rolling window with one of the next slots.
	 * @param window position of the window in the constructor
	 * @param step 1 for the next slot, at most the length of the window
	 * @return the counts of the slot that leaves, none if it is excluded
	 */
	Counts leaving(int window, int step) {
		if (this.newest == NOTHING_YET) {
			return Counts.NONE;
		}
		long slot = this.windows.get(window).first() + step - 1;
		return this.excluded.get(place(slot)) ? Counts.NONE : counts(slot);
	}

	/**
	 * Return the counts of the slots that begin in a time.
	 * @param from begin of the time, milliseconds since the epoch, inclusive
	 * @param to end of the time, exclusive
	 * @param all whether excluded slots count
	 * @return the sum, of what the ring still holds
	 */
	Counts sum(long from, long to, boolean all) {
		Counts sum = Counts.NONE;
		if (this.newest == NOTHING_YET) {
			return sum;
		}
		long last = Math.min(-Math.floorDiv(-to, this.slotMillis) - 1, this.newest);
		for (long slot = Math.max(-Math.floorDiv(-from, this.slotMillis), oldest()); slot <= last; slot++) {
			if (all || !this.excluded.get(place(slot))) {
				sum = sum.plus(counts(slot));
			}
		}
		return sum;
	}

	/**
	 * Count everything into another ring, too.
	 * @param other a ring that has counted nothing yet
	 */
	void copyTo(CountRing other) {
		if (this.newest == NOTHING_YET) {
			return;
		}
		for (long slot = oldest(); slot <= this.newest; slot++) {
			Counts counts = counts(slot);
			if (!counts.equals(Counts.NONE)) {
				other.add(slot * this.slotMillis, counts);
			}
		}
	}

	private long oldest() {
		return this.newest - this.good.length + 1;
	}

	private Counts counts(long slot) {
		int place = place(slot);
		return new Counts(this.good[place], this.total[place], this.observed[place]);
	}

	private long slot(long time) {
		return Math.floorDiv(time, this.slotMillis);
	}

	private int place(long slot) {
		return Math.floorMod(slot, this.good.length);
	}

}
