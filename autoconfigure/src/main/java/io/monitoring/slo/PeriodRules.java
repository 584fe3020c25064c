package io.monitoring.slo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

import io.monitoring.rule.Rule;
import io.monitoring.series.Durations;

/**
 * The recording rules for the whole window of an objective on a server. Up to three days
 * they read the counters themselves; a longer window is the sum of the counts of its
 * slots, each of them one step of a subquery, so that a server reads two series and not
 * all of the application.
 */
final class PeriodRules {

	private static final Duration LONGEST_AT_ONCE = Duration.ofDays(3);

	private static final Duration LONGEST_IN_SHORT_SLOTS = Duration.ofDays(35);

	private static final Duration LONG_SLOT = Duration.ofHours(1);

	/**
	 * A condition on time costs as much as a series at each step, and {@code promtool}
	 * holds no more than 10,000 samples: as many slots as a week has of five minutes.
	 */
	private static final int MOST_CALENDAR_SLOTS = 2016;

	private final ObjectiveScope scope;

	private final Duration period;

	private final Duration slot;

	PeriodRules(ObjectiveScope scope) {
		this.scope = scope;
		this.period = scope.objective().period();
		this.slot = slot(scope);
	}

	/** A slot is a window that is counted anyway, no shorter than a slice of time. */
	private static Duration slot(ObjectiveScope scope) {
		Duration period = scope.objective().period();
		boolean isLong = period.compareTo(LONGEST_IN_SHORT_SLOTS) > 0;
		Duration least = isLong ? LONG_SLOT : Duration.ZERO;
		if (scope.objective().window() instanceof SloWindow.Calendar) {
			least = period.dividedBy(MOST_CALENDAR_SLOTS);
		}
		if (scope.measured().measurement() instanceof Measurement.Time time && time.slice().compareTo(least) > 0) {
			least = time.slice();
		}
		SortedSet<Duration> enough = scope.windows().tailSet(least);
		return enough.isEmpty() ? scope.windows().last() : enough.first();
	}

	List<Rule> rules() {
		List<Rule> rules = new ArrayList<>(counts());
		String total = this.scope.of(SloSeries.total(this.period));
		String good = this.scope.of(SloSeries.good(this.period));
		rules.add(this.scope.record(SloSeries.PERIOD_BURN_RATE, "clamp_min(%s - %s, 0) / (%s > 0) / %s or 0 * %s"
			.formatted(total, good, total, this.scope.budget(), total)));
		rules.add(this.scope.record(SloSeries.PERIOD_REMAINING, "1 - " + this.scope.of(SloSeries.PERIOD_BURN_RATE)));
		rules.add(this.scope.record(SloSeries.WINDOW_OBSERVED, "clamp_max(%s * %d / %s, 1)"
			.formatted(slots("count_over_time", SloSeries.total(this.slot)), this.slot.toSeconds(), length())));
		return rules;
	}

	private List<Rule> counts() {
		if (rolling() && this.period.compareTo(LONGEST_AT_ONCE) <= 0) {
			return new CountRules(this.scope).counts(this.period, this.period);
		}
		return List.of(
				this.scope.record(SloSeries.total(this.period), slots("sum_over_time", SloSeries.total(this.slot))),
				this.scope.record(SloSeries.good(this.period), slots("sum_over_time", SloSeries.good(this.slot))));
	}

	private String length() {
		return (this.scope.objective().window() instanceof SloWindow.Calendar calendar)
				? new CalendarText(calendar).length() : String.valueOf(this.period.toSeconds());
	}

	private boolean rolling() {
		return this.scope.objective().window() instanceof SloWindow.Rolling;
	}

	/** A millisecond less, as in {@link TimeCounts}. */
	private String slots(String function, String series) {
		String counts = this.scope.of(series);
		Duration range = this.period;
		if (this.scope.objective().window() instanceof SloWindow.Calendar calendar) {
			CalendarText text = new CalendarText(calendar);
			counts = "(" + counts + " and on () " + text.isPresent(this.slot) + ")";
			range = text.longest();
		}
		return "%s(%s[%s:%s])".formatted(function, counts, Durations.format(range.minusMillis(1)),
				Durations.format(this.slot));
	}

}
