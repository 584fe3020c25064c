package io.monitoring.autoconfigure.alert;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties of a part of the calendar, in the words of Alertmanager. A time is in it if
 * it is in one entry of every list that is set.
 *
 * @param times Times of the day, for example 09:00-17:00, or with start-time and
 * end-time. The end is not included and may be 24:00.
 * @param weekdays Days of the week, for example monday:friday.
 * @param daysOfMonth Days of the month, for example "1:5", or "-3:-1" for the last three.
 * @param months Months by name or number, for example may:august.
 * @param years Years, for example 2026:2028.
 * @param location Time zone whose clock counts, for example Europe/Berlin. UTC when it is
 * not set.
 */
public record TimeIntervalProperties(@DefaultValue List<Times> times, @DefaultValue List<String> weekdays,
		@DefaultValue List<String> daysOfMonth, @DefaultValue List<String> months, @DefaultValue List<String> years,
		@Nullable String location) {

	public TimeIntervalProperties {
		times = List.copyOf(times);
		weekdays = List.copyOf(weekdays);
		daysOfMonth = List.copyOf(daysOfMonth);
		months = List.copyOf(months);
		years = List.copyOf(years);
	}

	/**
	 * Times of the day.
	 *
	 * @param startTime When it begins.
	 * @param endTime When it ends.
	 */
	public record Times(@Nullable String startTime, @Nullable String endTime) {

		/**
		 * Take the short form.
		 * @param text for example {@code 09:00-17:00}; it is checked later
		 * @return the times
		 */
		public static Times of(String text) {
			int dash = text.indexOf('-');
			return (dash < 0) ? new Times(text, null) : new Times(text.substring(0, dash), text.substring(dash + 1));
		}

		@Override
		public String toString() {
			return ((this.startTime != null) ? this.startTime : "") + '-'
					+ ((this.endTime != null) ? this.endTime : "");
		}

	}

}
