package io.monitoring.slo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.monitoring.slo.ExcludedTime.Interval;

/**
 * What does not count against budgets: what people have excluded, and maintenance that
 * comes again and again. The latter is looked up minute by minute, a day ahead.
 */
final class ExclusionCalendar {

	private static final long MINUTE = Duration.ofMinutes(1).toMillis();

	private static final Duration AHEAD = Duration.ofDays(1);

	private static final Duration LEAST_AHEAD = Duration.ofHours(2);

	private final ExclusionStore store;

	private final List<MaintenanceWindow> windows;

	private final List<List<Interval>> maintenance = new ArrayList<>();

	private List<Exclusion> known = List.of();

	private long lookedFrom;

	private long lookedTo;

	ExclusionCalendar(ExclusionStore store, List<MaintenanceWindow> windows) {
		this.store = store;
		this.windows = windows;
	}

	/**
	 * Look up what is excluded.
	 * @param from how far back it matters
	 * @param now the present
	 * @return whether something may be other than before
	 */
	boolean refresh(Instant from, Instant now) {
		List<Exclusion> present = this.store.all();
		boolean changed = present != this.known && !present.equals(this.known);
		this.known = present;
		long begin = Math.floorDiv(from.toEpochMilli(), MINUTE) * MINUTE;
		boolean known = this.lookedTo >= now.plus(LEAST_AHEAD).toEpochMilli() && this.lookedFrom <= begin;
		if (this.windows.isEmpty() || known) {
			return changed;
		}
		this.maintenance.clear();
		this.lookedFrom = begin;
		this.lookedTo = Math.floorDiv(now.plus(AHEAD).toEpochMilli(), MINUTE) * MINUTE;
		this.windows.forEach((window) -> this.maintenance.add(intervals(window)));
		return true;
	}

	private List<Interval> intervals(MaintenanceWindow window) {
		List<Interval> found = new ArrayList<>();
		long since = Long.MIN_VALUE;
		for (long minute = this.lookedFrom; minute <= this.lookedTo; minute += MINUTE) {
			boolean covered = minute < this.lookedTo && window.covers().test(Instant.ofEpochMilli(minute));
			if (covered && since == Long.MIN_VALUE) {
				since = minute;
			}
			else if (!covered && since != Long.MIN_VALUE) {
				found.add(new Interval(since, minute));
				since = Long.MIN_VALUE;
			}
		}
		return found;
	}

	/**
	 * Return what is excluded from an objective.
	 * @param objective name of the objective
	 * @param precision the times are rounded outwards to multiples of it
	 * @return the times
	 */
	ExcludedTime of(String objective, Duration precision) {
		List<Interval> intervals = new ArrayList<>();
		for (Exclusion exclusion : this.known) {
			if (exclusion.isAbout(objective)) {
				intervals.add(new Interval(exclusion.from().toEpochMilli(), exclusion.to().toEpochMilli()));
			}
		}
		for (int i = 0; i < this.maintenance.size(); i++) {
			if (this.windows.get(i).isAbout(objective)) {
				intervals.addAll(this.maintenance.get(i));
			}
		}
		long slice = precision.toMillis();
		return ExcludedTime.of(intervals.stream().map((interval) -> interval.wholeSlices(slice)).toList());
	}

}
