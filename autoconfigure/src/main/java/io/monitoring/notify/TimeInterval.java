package io.monitoring.notify;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;

/**
 * A part of the calendar, as in Alertmanager: an instant is in it if it is in one entry
 * of every list that is not empty.
 *
 * @param times minutes of the day
 * @param weekdays days of the week, 0 for Sunday to 6
 * @param daysOfMonth days of the month, 1 to 31, or -1 for the last to -31
 * @param months months, 1 to 12
 * @param years years
 * @param location the zone whose clock counts
 */
public record TimeInterval(List<Minutes> times, List<Span> weekdays, List<Span> daysOfMonth, List<Span> months,
		List<Span> years, ZoneId location) {

	private static final int MINUTES_PER_HOUR = 60;

	private static final int DAYS_PER_WEEK = 7;

	public TimeInterval {
		times = List.copyOf(times);
		weekdays = List.copyOf(weekdays);
		daysOfMonth = List.copyOf(daysOfMonth);
		months = List.copyOf(months);
		years = List.copyOf(years);
	}

	/**
	 * Return whether an instant is in this part of the calendar.
	 * @param instant the instant
	 * @return {@code true} if it is
	 */
	public boolean contains(Instant instant) {
		ZonedDateTime time = instant.atZone(this.location);
		int minute = time.getHour() * MINUTES_PER_HOUR + time.getMinute();
		return (this.times.isEmpty() || this.times.stream().anyMatch((range) -> range.contains(minute)))
				&& contains(this.weekdays, time.getDayOfWeek().getValue() % DAYS_PER_WEEK)
				&& containsDay(time.getDayOfMonth(), time.toLocalDate().lengthOfMonth())
				&& contains(this.months, time.getMonthValue()) && contains(this.years, time.getYear());
	}

	/**
	 * Return whether every instant is in this part of the calendar, because no list
	 * limits it.
	 * @return {@code true} if all lists are empty
	 */
	public boolean isUnlimited() {
		return this.times.isEmpty() && this.weekdays.isEmpty() && this.daysOfMonth.isEmpty() && this.months.isEmpty()
				&& this.years.isEmpty();
	}

	private static boolean contains(List<Span> spans, int value) {
		return spans.isEmpty() || spans.stream().anyMatch((span) -> span.first() <= value && value <= span.last());
	}

	private boolean containsDay(int day, int length) {
		return this.daysOfMonth.isEmpty() || this.daysOfMonth.stream()
			.anyMatch((span) -> fromStart(span.first(), length) <= day && day <= fromStart(span.last(), length));
	}

	private static int fromStart(int day, int length) {
		return (day < 0) ? length + day + 1 : day;
	}

	/**
	 * Minutes of a day.
	 *
	 * @param start the first minute, from 0
	 * @param end the minute after the last one, at most 1440
	 */
	public record Minutes(int start, int end) {

		boolean contains(int minute) {
			return this.start <= minute && minute < this.end;
		}

	}

	/**
	 * Numbers of days, months or years.
	 *
	 * @param first the first one
	 * @param last the last one, included
	 */
	public record Span(int first, int last) {

	}

}
