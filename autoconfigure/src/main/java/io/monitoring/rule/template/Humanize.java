package io.monitoring.rule.template;

import java.time.Duration;
import java.time.Instant;

/**
 * Numbers for people: prefixes, percentages, durations and times, with four significant
 * digits as in Prometheus.
 */
final class Humanize {

	private static final String[] LARGE = { "", "k", "M", "G", "T", "P", "E", "Z", "Y" };

	private static final String[] LARGE_BINARY = { "", "ki", "Mi", "Gi", "Ti", "Pi", "Ei", "Zi", "Yi" };

	private static final String[] SMALL = { "", "m", "u", "n", "p", "f", "a", "z", "y" };

	private static final int DIGITS = 4;

	private static final double MILLIS = 1000;

	/** Seconds that nanoseconds in 64 bit can hold: the bound in Prometheus. */
	private static final double MAX_SECONDS = Long.MAX_VALUE / 1e9;

	private Humanize() {
	}

	static String decimal(double value) {
		if (value == 0 || !Double.isFinite(value)) {
			return digits(value);
		}
		return (Math.abs(value) >= 1) ? large(value, MILLIS, LARGE) : small(value, "");
	}

	static String binary(double value) {
		return (Math.abs(value) <= 1 || !Double.isFinite(value)) ? digits(value) : large(value, 1024, LARGE_BINARY);
	}

	static String percentage(double value) {
		return digits(value * 100) + "%";
	}

	static String duration(double value) {
		if (!Double.isFinite(value)) {
			return digits(value);
		}
		if (value == 0) {
			return digits(value) + "s";
		}
		return (Math.abs(value) >= 1) ? wholeSeconds(value) : small(value, "s");
	}

	static String timestamp(double value) {
		return Double.isFinite(value) ? GoTime.show(time(value)) : digits(value);
	}

	/**
	 * Read seconds since the epoch as a time.
	 * @param value the seconds
	 * @return the time, cut to milliseconds
	 */
	static Instant time(double value) {
		return Instant.ofEpochMilli((long) (inRange(value, "time") * MILLIS));
	}

	/**
	 * Read seconds as a duration.
	 * @param value the seconds
	 * @return the duration
	 */
	static Duration length(double value) {
		return Duration.ofNanos((long) (inRange(value, "duration") * 1e9));
	}

	private static double inRange(double value, String what) {
		if (!Double.isFinite(value)) {
			throw new ExpansionException("value is NaN or Inf");
		}
		if (Math.abs(value) > MAX_SECONDS) {
			throw new ExpansionException(GoText.show(value) + " is too large for a " + what + " in seconds");
		}
		return value;
	}

	private static String wholeSeconds(double value) {
		String sign = (value < 0) ? "-" : "";
		long seconds = (long) Math.abs(value);
		long minutes = seconds / 60;
		long hours = minutes / 60;
		long days = hours / 24;
		if (minutes == 0) {
			return sign + digits(Math.abs(value)) + "s";
		}
		String text = minutes % 60 + "m " + seconds % 60 + "s";
		if (hours != 0) {
			text = hours % 24 + "h " + text;
		}
		return sign + ((days != 0) ? days + "d " : "") + text;
	}

	private static String large(double value, double step, String[] prefixes) {
		double scaled = value;
		int prefix = 0;
		while (Math.abs(scaled) >= step && prefix < prefixes.length - 1) {
			scaled /= step;
			prefix++;
		}
		return digits(scaled) + prefixes[prefix];
	}

	private static String small(double value, String unit) {
		double scaled = value;
		int prefix = 0;
		while (Math.abs(scaled) < 1 && prefix < SMALL.length - 1) {
			scaled *= MILLIS;
			prefix++;
		}
		return digits(scaled) + SMALL[prefix] + unit;
	}

	private static String digits(double value) {
		return GoNumber.general(value, DIGITS);
	}

}
