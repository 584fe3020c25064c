package io.monitoring.slo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The windows of one objective over rings of slots: up to two hours with slots of one
 * tick, so that a window of minutes is exact, and beyond with slots of a minute to half
 * an hour, the longer the coarser.
 * <p>
 * Counts of a tick are those of the time that ends with it: what is counted at 10:05:00
 * belongs to the slot before.
 * <p>
 * A slot takes 24 bytes. With ticks of 15 seconds that makes 0.25 MB for the window of a
 * week, 0.22 MB for 30 days, 0.24 MB for 90 days or a quarter and 0.45 MB for a year.
 */
final class CountWindows {

	private static final Duration LONGEST_FINE = Duration.ofHours(2);

	private static final Duration COARSEST_OF_ALERTS = Duration.ofMinutes(5);

	/** A calendar window may be an hour longer where the clock is set back. */
	private static final Duration SLACK = Duration.ofHours(1);

	private final List<CountRing> rings = new ArrayList<>();

	private final Map<Duration, Place> places = new HashMap<>();

	private final Place whole;

	/**
	 * Create the windows.
	 * @param window the window of the objective
	 * @param lengths lengths of further windows
	 * @param interval distance of the ticks
	 */
	CountWindows(SloWindow window, Collection<Duration> lengths, Duration interval) {
		TreeSet<Duration> sorted = new TreeSet<>(lengths);
		long tick = interval.toMillis();
		Duration longest = longest(window);
		long coarse = Math.max(tick, slot(longest));
		addRing(tick, sorted.headSet(LONGEST_FINE, true));
		TreeSet<Duration> others = new TreeSet<>(sorted.tailSet(LONGEST_FINE, false));
		long middle = Math.max(tick, Math.min(coarse, COARSEST_OF_ALERTS.toMillis()));
		if (middle < coarse) {
			addRing(middle, others);
			others.clear();
		}
		this.whole = new Place(ring(coarse, longest, window, others), 0);
	}

	private void addRing(long slotMillis, Collection<Duration> lengths) {
		if (!lengths.isEmpty()) {
			List<Span> spans = new ArrayList<>();
			long longest = 0;
			for (Duration length : lengths) {
				spans.add(Span.rolling(CountRing.slots(length.toMillis(), slotMillis)));
				longest = Math.max(longest, length.toMillis());
			}
			place(new CountRing(slotMillis, longest, spans), lengths, 0);
		}
	}

	private CountRing ring(long slotMillis, Duration longest, SloWindow window, Collection<Duration> lengths) {
		List<Span> spans = new ArrayList<>();
		spans.add((window instanceof SloWindow.Calendar calendar) ? Span.calendar(calendar, slotMillis)
				: Span.rolling(CountRing.slots(longest.toMillis(), slotMillis)));
		lengths.forEach((length) -> spans.add(Span.rolling(CountRing.slots(length.toMillis(), slotMillis))));
		Duration further = lengths.stream().max(Duration::compareTo).orElse(longest);
		long capacity = Math.max(longest.toMillis(), further.toMillis());
		CountRing ring = new CountRing(slotMillis, capacity, spans);
		place(ring, lengths, 1);
		return ring;
	}

	private void place(CountRing ring, Collection<Duration> lengths, int first) {
		this.rings.add(ring);
		int position = first;
		for (Duration length : lengths) {
			this.places.put(length, new Place(ring, position++));
		}
	}

	private static Duration longest(SloWindow window) {
		if (window instanceof SloWindow.Calendar calendar) {
			Duration length = switch (calendar.unit()) {
				case DAY, WEEK -> calendar.length();
				case MONTH -> Duration.ofDays(31);
				case QUARTER -> Duration.ofDays(92);
				case YEAR -> Duration.ofDays(366);
			};
			return length.plus(SLACK);
		}
		return window.length();
	}

	private static long slot(Duration longest) {
		long days = longest.toDays();
		long minutes = (days <= 7) ? 1 : (days <= 36) ? 5 : (days <= 100) ? 15 : 30;
		return Duration.ofMinutes(minutes).toMillis();
	}

	/**
	 * Count what happened up to a tick.
	 * @param time the end of what happened, milliseconds since the epoch
	 * @param counts what happened
	 */
	void add(long time, Counts counts) {
		this.rings.forEach((ring) -> ring.add(time - 1, counts));
	}

	/**
	 * Count what happened in a time that begins with an instant.
	 * @param start milliseconds since the epoch
	 * @param counts what happened
	 */
	void addToPast(long start, Counts counts) {
		this.rings.forEach((ring) -> ring.addToPast(start, counts));
	}

	void advance(long time) {
		this.rings.forEach((ring) -> ring.advance(time - 1));
	}

	void exclude(ExcludedTime time) {
		this.rings.forEach((ring) -> ring.exclude(time));
	}

	/**
	 * Return the counts of a window without what is excluded.
	 * @param window one of the windows
	 * @return the counts
	 */
	Counts counts(Duration window) {
		Place place = this.places.get(window);
		if (place == null) {
			throw new IllegalArgumentException("there is no window of " + window);
		}
		return place.ring().included(place.window());
	}

	/**
	 * Return the counts of the objective's window without what is excluded.
	 * @return the counts
	 */
	Counts included() {
		return this.whole.ring().included(this.whole.window());
	}

	/**
	 * Return the counts of the objective's window with what is excluded.
	 * @return the counts
	 */
	Counts everything() {
		return this.whole.ring().everything(this.whole.window());
	}

	/**
	 * Return the ring of the objective's window, in which that is the first.
	 * @return the ring
	 */
	CountRing ring() {
		return this.whole.ring();
	}

	/**
	 * Return the instant that a status is about: the last one that has passed.
	 * @param now the present
	 * @return a millisecond before
	 */
	static Instant passed(Instant now) {
		return now.minusMillis(1);
	}

	/**
	 * Take up what other windows have counted.
	 * @param others windows of the same counts
	 */
	void takeOver(CountWindows others) {
		CountRing fine = others.rings.get(0);
		for (CountRing ring : this.rings) {
			((ring.slotMillis() <= fine.slotMillis()) ? fine : others.ring()).copyTo(ring);
		}
	}

	/**
	 * Where a window is.
	 *
	 * @param ring its ring
	 * @param window its position in the ring
	 */
	private record Place(CountRing ring, int window) {
	}

}
