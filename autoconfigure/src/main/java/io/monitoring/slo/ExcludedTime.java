package io.monitoring.slo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Times that do not count, in order and apart from each other.
 */
final class ExcludedTime {

	static final ExcludedTime NONE = new ExcludedTime(List.of());

	private final long[] from;

	private final long[] to;

	private ExcludedTime(List<Interval> apart) {
		this.from = apart.stream().mapToLong(Interval::from).toArray();
		this.to = apart.stream().mapToLong(Interval::to).toArray();
	}

	/**
	 * Bring times in order and together.
	 * @param intervals the times
	 * @return the times, each instant once
	 */
	static ExcludedTime of(List<Interval> intervals) {
		List<Interval> sorted = new ArrayList<>(intervals);
		sorted.removeIf((interval) -> interval.to() <= interval.from());
		sorted.sort(Comparator.comparingLong(Interval::from));
		List<Interval> apart = new ArrayList<>();
		for (Interval next : sorted) {
			Interval last = apart.isEmpty() ? null : apart.get(apart.size() - 1);
			if (last != null && next.from() <= last.to()) {
				apart.set(apart.size() - 1, new Interval(last.from(), Math.max(last.to(), next.to())));
			}
			else {
				apart.add(next);
			}
		}
		return apart.isEmpty() ? NONE : new ExcludedTime(apart);
	}

	/**
	 * Return whether some of a time is excluded.
	 * @param begin begin of the time, milliseconds since the epoch
	 * @param end end of the time, exclusive
	 * @return whether some of it is excluded
	 */
	boolean touches(long begin, long end) {
		if (this.from.length == 0) {
			return false;
		}
		// the last one that begins before the end reaches furthest
		int found = Arrays.binarySearch(this.from, end);
		int last = ((found < 0) ? -found - 1 : found) - 1;
		return last >= 0 && this.to[last] > begin;
	}

	@Override
	public boolean equals(@Nullable Object obj) {
		return obj instanceof ExcludedTime other && Arrays.equals(this.from, other.from)
				&& Arrays.equals(this.to, other.to);
	}

	@Override
	public int hashCode() {
		return 31 * Arrays.hashCode(this.from) + Arrays.hashCode(this.to);
	}

	/**
	 * A time.
	 *
	 * @param from begin, milliseconds since the epoch, inclusive
	 * @param to end, exclusive
	 */
	record Interval(long from, long to) {

		/**
		 * Return the time rounded outwards.
		 * @param slice what it is rounded to
		 * @return the time
		 */
		Interval wholeSlices(long slice) {
			return new Interval(Math.floorDiv(this.from, slice) * slice, -Math.floorDiv(-this.to, slice) * slice);
		}

	}

}
