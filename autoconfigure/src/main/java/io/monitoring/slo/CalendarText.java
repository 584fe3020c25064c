package io.monitoring.slo;

import java.time.Duration;
import java.time.Instant;

/**
 * Writes in PromQL whether a moment belongs to the present day, week, month, quarter or
 * year. PromQL knows UTC only: the time zone is taken into account with its offset of the
 * winter, so that in summer the window begins an hour late where clocks are put forward.
 */
final class CalendarText {

	private static final long DAY = Duration.ofDays(1).toSeconds();

	/** Begin of the first week after 1970-01-01, a Thursday. */
	private static final long MONDAY = 4 * DAY;

	/** Any winter does whose offsets are those of today. */
	private static final Instant WINTER = Instant.parse("2026-01-01T00:00:00Z");

	private final SloWindow.Calendar calendar;

	CalendarText(SloWindow.Calendar calendar) {
		this.calendar = calendar;
	}

	/**
	 * Return how long the window can be.
	 * @return the length of the longest month, for example
	 */
	Duration longest() {
		return Duration.ofDays(switch (this.calendar.unit()) {
			case DAY -> 1;
			case WEEK -> 7;
			case MONTH -> 31;
			case QUARTER -> 92;
			case YEAR -> 366;
		});
	}

	/**
	 * Write a condition for the steps of a subquery: that the slot which ends at the step
	 * began in the window which is the present one at the end of the query.
	 * @param slot length of the slot
	 * @return an expression that has one element without labels, or none
	 */
	String isPresent(Duration slot) {
		long offset = offset();
		String step = "vector(time()" + plus(offset - slot.toSeconds()) + ")";
		String now = "last_over_time(vector(time()" + plus(offset) + ")[1m:1m] @ end())";
		return "(" + key(step) + " == " + key(now) + ")";
	}

	/**
	 * Write the length of the present window in seconds, of a quarter or a year that of
	 * an ordinary one.
	 * @return a scalar expression
	 */
	String length() {
		if (this.calendar.unit() == SloWindow.Calendar.Unit.MONTH) {
			return "scalar(days_in_month(vector(time()" + plus(offset()) + ")) * " + DAY + ")";
		}
		return String.valueOf(this.calendar.length().toSeconds());
	}

	private long offset() {
		return this.calendar.zone().getRules().getStandardOffset(WINTER).getTotalSeconds();
	}

	private static String plus(long seconds) {
		return (seconds == 0) ? "" : ((seconds < 0) ? " - " : " + ") + Math.abs(seconds);
	}

	/** As no window is longer than the subquery looks back, a month needs no year. */
	private String key(String time) {
		return switch (this.calendar.unit()) {
			case DAY -> "floor(" + time + " / " + DAY + ")";
			case WEEK -> "floor((" + time + " - " + MONDAY + ") / " + 7 * DAY + ")";
			case MONTH -> "month(" + time + ")";
			case QUARTER -> "ceil(month(" + time + ") / 3)";
			case YEAR -> "year(" + time + ")";
		};
	}

}
