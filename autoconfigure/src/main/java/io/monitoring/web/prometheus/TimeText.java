package io.monitoring.web.prometheus;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

import io.monitoring.series.Durations;
import io.monitoring.series.NumberText;

/**
 * Times and durations as the API writes and reads them.
 */
final class TimeText {

	private static final long MILLIS = 1000;

	/** About 31,000 years: far enough for everybody and safe to calculate with. */
	private static final double MAX_SECONDS = 1e12;

	private TimeText() {
	}

	/**
	 * Read a time.
	 * @param text seconds since the epoch, or a date and time of RFC 3339
	 * @return milliseconds since the epoch
	 * @throws IllegalArgumentException if the text is neither
	 */
	static long parseTime(String text) {
		try {
			return millis(NumberText.parse(text));
		}
		catch (NumberFormatException ex) {
			return parseDate(text);
		}
	}

	private static long parseDate(String text) {
		try {
			Instant instant = OffsetDateTime.parse(text).toInstant();
			return instant.toEpochMilli();
		}
		catch (DateTimeException | ArithmeticException ex) {
			throw new IllegalArgumentException(
					"cannot parse \"%s\" to a valid timestamp; use seconds since the epoch or ".formatted(text)
							+ "RFC 3339 such as 2026-11-21T10:00:00Z",
					ex);
		}
	}

	/**
	 * Read a duration.
	 * @param text seconds, or a duration such as {@code 1m30s}
	 * @return the duration
	 * @throws IllegalArgumentException if the text is neither
	 */
	static Duration parseDuration(String text) {
		try {
			return Duration.ofMillis(millis(NumberText.parse(text)));
		}
		catch (NumberFormatException ex) {
			try {
				return Durations.parse(text);
			}
			catch (IllegalArgumentException cause) {
				throw new IllegalArgumentException(
						"cannot parse \"%s\" to a valid duration; use seconds or a duration ".formatted(text)
								+ "such as 1m30s",
						cause);
			}
		}
	}

	private static long millis(double seconds) {
		if (!(Math.abs(seconds) <= MAX_SECONDS)) {
			throw new IllegalArgumentException("%s seconds are out of range".formatted(NumberText.general(seconds)));
		}
		return Math.round(seconds * MILLIS);
	}

	/**
	 * Write a time.
	 * @param millis milliseconds since the epoch
	 * @return seconds, with three decimals unless they are whole
	 */
	static String format(long millis) {
		long whole = Math.abs(millis) / MILLIS;
		long rest = Math.abs(millis) % MILLIS;
		String sign = (millis < 0) ? "-" : "";
		if (rest == 0) {
			return sign + whole;
		}
		return sign + whole + "." + Long.toString(MILLIS + rest).substring(1);
	}

}
