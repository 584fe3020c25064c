package io.monitoring.notify;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRulesProvider;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import io.monitoring.notify.TimeInterval.Minutes;
import io.monitoring.notify.TimeInterval.Span;

/**
 * The texts of time intervals, taken and refused as Alertmanager does. Only months
 * outside of 1 to 12 are refused here and not there: no calendar has them.
 */
public final class TimeIntervalText {

	private static final Pattern TIMES = Pattern.compile("([0-9]{2}):([0-5][0-9])-([0-9]{2}):([0-5][0-9])");

	private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,9}");

	private static final int MINUTES_PER_HOUR = 60;

	private static final int MINUTES_PER_DAY = 1440;

	private static final int LONGEST_MONTH = 31;

	private static final int SHORTEST_MONTH = 28;

	private static final List<String> MONTHS = Arrays.stream(Month.values()).map(TimeIntervalText::word).toList();

	/** Alertmanager begins the week with Sunday. */
	private static final List<String> WEEKDAYS = IntStream.range(0, DayOfWeek.values().length)
		.mapToObj((day) -> word(DayOfWeek.SUNDAY.plus(day)))
		.toList();

	/**
	 * Zones that have these names elsewhere; Java lacks them or depends on its release.
	 */
	private static final Map<String, String> LINKS = Map.of("EST", "America/Panama", "MST", "America/Phoenix", "HST",
			"Pacific/Honolulu", "ROC", "Asia/Taipei");

	private TimeIntervalText() {
	}

	private static String word(Enum<?> constant) {
		return constant.name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Read minutes of the day.
	 * @param text for example {@code 09:00-17:00}, the end not included and at most
	 * {@code 24:00}
	 * @return the minutes
	 */
	public static Minutes times(String text) {
		Matcher matcher = TIMES.matcher(text);
		if (!matcher.matches()) {
			throw new IllegalArgumentException("'" + text
					+ "' is not a range of times. Write start and end with two digits each, as in 09:00-17:00.");
		}
		int start = Integer.parseInt(matcher.group(1)) * MINUTES_PER_HOUR + Integer.parseInt(matcher.group(2));
		int end = Integer.parseInt(matcher.group(3)) * MINUTES_PER_HOUR + Integer.parseInt(matcher.group(4));
		if (end > MINUTES_PER_DAY) {
			throw new IllegalArgumentException("'" + text + "' is later than 24:00. A day ends at 24:00.");
		}
		if (start >= end) {
			throw new IllegalArgumentException("'" + text + "' does not start before it ends. For the hours around"
					+ " midnight write two ranges, as in 22:00-24:00 and 00:00-06:00.");
		}
		return new Minutes(start, end);
	}

	/**
	 * Read days of the week.
	 * @param text a day or two with a colon, for example {@code monday:friday}
	 * @return numbers from 0 for Sunday
	 */
	public static Span weekdays(String text) {
		return ordered(text, span(text, TimeIntervalText::weekday), "two ranges, as in 'saturday' and 'sunday:monday'");
	}

	private static int weekday(String text) {
		int day = WEEKDAYS.indexOf(text.toLowerCase(Locale.ROOT));
		if (day < 0) {
			throw new IllegalArgumentException(
					"'" + text + "' is not a day of the week. Known are " + String.join(", ", WEEKDAYS) + ".");
		}
		return day;
	}

	/**
	 * Read days of the month.
	 * @param text a day or two with a colon, for example {@code 1:5} or {@code -3:-1}
	 * @return days from 1, or from -1 backwards
	 */
	public static Span daysOfMonth(String text) {
		Span span = span(text, TimeIntervalText::dayOfMonth);
		if (span.first() < 0 && span.last() > 0) {
			throw new IllegalArgumentException("'" + text
					+ "' ends at a day counted from the start of the month, but starts at one counted from its end."
					+ " Count both from the same side, as in 1:5 or -5:-1.");
		}
		if (inShortestMonth(span.first()) > inShortestMonth(span.last())) {
			throw new IllegalArgumentException("'" + text + "' ends before it starts in a month of " + SHORTEST_MONTH
					+ " days. Write the earlier day first, as in 1:5 or -5:-1.");
		}
		return span;
	}

	private static int dayOfMonth(String text) {
		int day = number(text);
		if (day == 0 || Math.abs(day) > LONGEST_MONTH) {
			throw new IllegalArgumentException(
					"'" + text + "' is not a day of a month. Use 1 to 31, or -1 for the last day to -31.");
		}
		return day;
	}

	/** One less than the day that is meant, which is how Alertmanager compares. */
	private static int inShortestMonth(int day) {
		return (day < 0) ? SHORTEST_MONTH + day : day;
	}

	/**
	 * Read months.
	 * @param text a month or two with a colon, for example {@code may:august} or
	 * {@code 5:8}
	 * @return numbers from 1 for January
	 */
	public static Span months(String text) {
		return ordered(text, span(text, TimeIntervalText::month),
				"two ranges, as in 'november:december' and 'january:february'");
	}

	private static int month(String text) {
		int named = MONTHS.indexOf(text.toLowerCase(Locale.ROOT)) + 1;
		int month = (named == 0 && NUMBER.matcher(text).matches()) ? Integer.parseInt(text) : named;
		if (month < 1 || month > MONTHS.size()) {
			throw new IllegalArgumentException("'" + text + "' is not a month. Known are " + String.join(", ", MONTHS)
					+ " and the numbers 1 to " + MONTHS.size() + ".");
		}
		return month;
	}

	/**
	 * Read years.
	 * @param text a year or two with a colon, for example {@code 2026:2028}
	 * @return the years
	 */
	public static Span years(String text) {
		return ordered(text, span(text, TimeIntervalText::number), "the earlier year first");
	}

	private static int number(String text) {
		if (!NUMBER.matcher(text).matches()) {
			throw new IllegalArgumentException("'" + text + "' is not a number. Write one, or two with a colon.");
		}
		return Integer.parseInt(text);
	}

	private static Span span(String text, ToIntFunction<String> reader) {
		String[] parts = text.split(":", -1);
		if (parts.length > 2) {
			throw new IllegalArgumentException("'" + text + "' has more than one colon. Write first:last.");
		}
		return new Span(reader.applyAsInt(parts[0]), reader.applyAsInt(parts[parts.length - 1]));
	}

	private static Span ordered(String text, Span span, String fix) {
		if (span.first() > span.last()) {
			throw new IllegalArgumentException("'" + text + "' ends before it starts. Write " + fix + ".");
		}
		return span;
	}

	/**
	 * Read a time zone.
	 * @param text name of the zone, for example {@code Europe/Berlin}; the empty string
	 * for UTC and {@code Local} for the zone of the machine
	 * @return the zone
	 */
	public static ZoneId location(String text) {
		if (text.isEmpty()) {
			return ZoneOffset.UTC;
		}
		if (text.equals("Local")) {
			return ZoneId.systemDefault();
		}
		String name = LINKS.getOrDefault(text, text);
		if (name.startsWith("SystemV/") || !ZoneRulesProvider.getAvailableZoneIds().contains(name)) {
			throw new IllegalArgumentException("'" + text
					+ "' is not a time zone. Use a name of the IANA database with its capitals, as in Europe/Berlin.");
		}
		return ZoneId.of(name);
	}

	/**
	 * Write a minute of the day.
	 * @param minute the minute, from 0 to 1440
	 * @return the text, for example {@code 09:00}
	 */
	public static String clock(int minute) {
		return String.format(Locale.ROOT, "%02d:%02d", minute / MINUTES_PER_HOUR, minute % MINUTES_PER_HOUR);
	}

	/**
	 * Write days of the week.
	 * @param span numbers from 0 for Sunday
	 * @return the text, for example {@code monday:friday}
	 */
	public static String weekdays(Span span) {
		return WEEKDAYS.get(span.first()) + ':' + WEEKDAYS.get(span.last());
	}

}
