package io.monitoring.slo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * The windows of one objective over two rings: up to two hours with slots of one tick, so
 * that a window of minutes is exact, and beyond with slots of a minute, or of five where
 * the longest window is more than a week.
 */
final class CountWindows {

	private static final Duration LONGEST_FINE = Duration.ofHours(2);

	private static final Duration LONGEST_WITH_MINUTES = Duration.ofDays(7);

	private static final long MINUTE = Duration.ofMinutes(1).toMillis();

	private final List<CountWindow> rings = new ArrayList<>();

	private final List<List<Duration>> windows = new ArrayList<>();

	/**
	 * Create the windows.
	 * @param lengths lengths of the windows
	 * @param interval distance of the ticks
	 */
	CountWindows(Collection<Duration> lengths, Duration interval) {
		TreeSet<Duration> sorted = new TreeSet<>(lengths);
		long tick = interval.toMillis();
		long coarse = (sorted.last().compareTo(LONGEST_WITH_MINUTES) <= 0) ? MINUTE : 5 * MINUTE;
		addRing(tick, sorted.headSet(LONGEST_FINE, true));
		addRing(Math.max(tick, coarse), sorted.tailSet(LONGEST_FINE, false));
	}

	private void addRing(long slotMillis, Collection<Duration> lengths) {
		if (!lengths.isEmpty()) {
			this.rings.add(new CountWindow(slotMillis, lengths.stream().mapToLong(Duration::toMillis).toArray()));
			this.windows.add(List.copyOf(lengths));
		}
	}

	void add(long time, Counts counts) {
		this.rings.forEach((ring) -> ring.add(time, counts));
	}

	void advance(long time) {
		this.rings.forEach((ring) -> ring.advance(time));
	}

	Counts counts(Duration window) {
		int ring = ringOf(window);
		return this.rings.get(ring).counts(this.windows.get(ring).indexOf(window));
	}

	/**
	 * Return the ring of a window.
	 * @param window one of the windows
	 * @return the ring
	 */
	CountWindow ring(Duration window) {
		return this.rings.get(ringOf(window));
	}

	/**
	 * Return the position of a window in its ring.
	 * @param window one of the windows
	 * @return the position
	 */
	int position(Duration window) {
		return this.windows.get(ringOf(window)).indexOf(window);
	}

	private int ringOf(Duration window) {
		for (int i = 0; i < this.rings.size(); i++) {
			if (this.windows.get(i).contains(window)) {
				return i;
			}
		}
		throw new IllegalArgumentException("there is no window of " + window);
	}

}
