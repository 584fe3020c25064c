package io.monitoring.series;

import java.time.Duration;

/**
 * Durations as Prometheus writes them: {@code 5m}, {@code 1h30m}, {@code 0}. The units
 * are y (365 days), w, d, h, m, s and ms, each at most once and from large to small.
 */
public final class Durations {

	/** The longest duration that Prometheus can hold, 64 bits of nanoseconds. */
	public static final long MAX_MILLIS = Long.MAX_VALUE / 1_000_000;

	private static final String[] UNITS = { "y", "w", "d", "h", "m", "s", "ms" };

	private static final long[] MILLIS = { 31_536_000_000L, 604_800_000L, 86_400_000L, 3_600_000L, 60_000L, 1000L, 1L };

	private Durations() {
	}

	/**
	 * Parse a duration.
	 * @param text for example {@code 1h30m}
	 * @return the duration
	 * @throws IllegalArgumentException if the text is not a duration or is longer than
	 * 292 years
	 */
	public static Duration parse(String text) {
		return Duration.ofMillis(parseMillis(text));
	}

	/**
	 * Parse a duration.
	 * @param text for example {@code 1h30m}
	 * @return milliseconds
	 * @throws IllegalArgumentException if the text is not a duration or is longer than
	 * 292 years
	 */
	public static long parseMillis(String text) {
		if (text.isEmpty()) {
			throw new IllegalArgumentException("a duration must not be empty");
		}
		if (text.equals("0")) {
			return 0;
		}
		long total = 0;
		int allowed = 0;
		int position = 0;
		while (position < text.length()) {
			int unitStart = skipDigits(text, position);
			int unitEnd = skipLetters(text, unitStart);
			int unit = unit(text, position, unitStart, unitEnd);
			if (unit < allowed) {
				throw new IllegalArgumentException(
						"units of duration '" + text + "' must go from large to small, each once: y w d h m s ms");
			}
			total = add(text, total, text.substring(position, unitStart), MILLIS[unit]);
			allowed = unit + 1;
			position = unitEnd;
		}
		return total;
	}

	private static int unit(String text, int numberStart, int unitStart, int unitEnd) {
		String unit = text.substring(unitStart, unitEnd);
		for (int i = 0; i < UNITS.length && unitStart > numberStart; i++) {
			if (UNITS[i].equals(unit)) {
				return i;
			}
		}
		throw new IllegalArgumentException("'" + text
				+ "' is not a duration: whole numbers with the units y, w, d, h, m, s or ms, for example 1h30m");
	}

	private static long add(String text, long total, String digits, long factor) {
		try {
			long sum = Math.addExact(total, Math.multiplyExact(Long.parseLong(digits), factor));
			if (sum <= MAX_MILLIS) {
				return sum;
			}
		}
		catch (ArithmeticException | NumberFormatException ex) {
			// Too many digits is the same mistake as too large a number.
		}
		throw new IllegalArgumentException("duration '" + text + "' is out of range, the longest is 292 years");
	}

	private static int skipDigits(String text, int position) {
		int i = position;
		while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
			i++;
		}
		return i;
	}

	private static int skipLetters(String text, int position) {
		int i = position;
		while (i < text.length() && text.charAt(i) >= 'a' && text.charAt(i) <= 'z') {
			i++;
		}
		return i;
	}

	/**
	 * Write a duration the way Prometheus prints it.
	 * @param duration the duration, cut to milliseconds
	 * @return for example {@code 1h30m}, with a minus in front if it is negative
	 */
	public static String format(Duration duration) {
		return format(duration.toMillis());
	}

	/**
	 * Write a duration the way Prometheus prints it: years and weeks only where they
	 * leave no rest, so that {@code 90d} stays what it is.
	 * @param millis milliseconds
	 * @return for example {@code 1h30m}, with a minus in front if it is negative
	 */
	public static String format(long millis) {
		if (millis == 0) {
			return "0s";
		}
		StringBuilder text = new StringBuilder();
		// Counts below zero, where Long.MIN_VALUE has room.
		long rest = (millis < 0) ? millis : -millis;
		if (millis < 0) {
			text.append('-');
		}
		for (int i = 0; i < UNITS.length; i++) {
			boolean onlyExact = i < 2;
			if (rest <= -MILLIS[i] && (!onlyExact || rest % MILLIS[i] == 0)) {
				text.append(-(rest / MILLIS[i])).append(UNITS[i]);
				rest %= MILLIS[i];
			}
		}
		return text.toString();
	}

}
