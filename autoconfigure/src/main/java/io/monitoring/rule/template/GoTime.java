package io.monitoring.rule.template;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Times and durations as Go writes them, and the fields of them that templates can ask
 * for. Times are UTC.
 */
final class GoTime {

	private static final DateTimeFormatter TIMESTAMP = new DateTimeFormatterBuilder()
		.appendPattern("uuuu-MM-dd HH:mm:ss")
		.appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
		.appendLiteral(" +0000 UTC")
		.toFormatter(Locale.ROOT)
		.withZone(ZoneOffset.UTC);

	/** The parts of Go's layouts, which are those of one certain moment. */
	private static final Map<String, String> LAYOUT = Map.ofEntries(Map.entry("January", "MMMM"),
			Map.entry("Jan", "MMM"), Map.entry("Monday", "EEEE"), Map.entry("Mon", "EEE"), Map.entry("2006", "uuuu"),
			Map.entry("06", "uu"), Map.entry("01", "MM"), Map.entry("1", "M"), Map.entry("02", "dd"),
			Map.entry("2", "d"), Map.entry("15", "HH"), Map.entry("03", "hh"), Map.entry("3", "h"),
			Map.entry("04", "mm"), Map.entry("4", "m"), Map.entry("05", "ss"), Map.entry("5", "s"),
			Map.entry("PM", "a"), Map.entry("MST", "'UTC'"), Map.entry("Z07:00", "XXX"), Map.entry("-07:00", "xxx"),
			Map.entry("-0700", "xx"), Map.entry(".000", ".SSS"));

	private static final Pattern LAYOUT_PARTS = Pattern
		.compile("January|Jan|Monday|Mon|MST|2006|Z07:00|-07:00|-0700|\\.000|01|02|03|04|05|06|15|PM|1|2|3|4|5");

	private GoTime() {
	}

	static String show(Instant time) {
		return TIMESTAMP.format(time);
	}

	/** For example {@code 1h0m0.5s}, below a second {@code 1.5ms}. */
	static String show(Duration duration) {
		long nanos = duration.toNanos();
		String sign = (nanos < 0) ? "-" : "";
		double rest = Math.abs((double) nanos);
		if (rest == 0) {
			return "0s";
		}
		if (rest < 1e9) {
			String unit = (rest < 1e3) ? "ns" : (rest < 1e6) ? "µs" : "ms";
			return sign + GoText.show(rest / ((rest < 1e3) ? 1 : (rest < 1e6) ? 1e3 : 1e6)) + unit;
		}
		long seconds = Math.abs(nanos) / 1_000_000_000;
		String fraction = plainSeconds(seconds % 60, Math.abs(nanos) % 1_000_000_000);
		String minutes = (seconds >= 60) ? seconds / 60 % 60 + "m" : "";
		return sign + ((seconds >= 3600) ? seconds / 3600 + "h" : "") + minutes + fraction + "s";
	}

	private static String plainSeconds(long seconds, long nanos) {
		String fraction = (nanos == 0) ? "" : "." + "%09d".formatted(nanos).replaceAll("0+$", "");
		return seconds + fraction;
	}

	/**
	 * Return a field of a time.
	 * @param time the time
	 * @param name name of the field, one of Go's methods
	 * @param arguments the layout of {@code Format}, else nothing
	 * @return the value of the field
	 */
	static Object field(Instant time, String name, Arguments arguments) {
		OffsetDateTime utc = time.atOffset(ZoneOffset.UTC);
		if (name.equals("Format") && arguments.size() == 1) {
			return format(utc, arguments.text(0));
		}
		if (arguments.size() > 0) {
			throw new ExpansionException("wrong number of arguments for ." + name);
		}
		return switch (name) {
			case "Year" -> (long) utc.getYear();
			case "Month" -> utc.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
			case "Day" -> (long) utc.getDayOfMonth();
			case "Hour" -> (long) utc.getHour();
			case "Minute" -> (long) utc.getMinute();
			case "Second" -> (long) utc.getSecond();
			case "Weekday" -> utc.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
			case "YearDay" -> (long) utc.getDayOfYear();
			case "Unix" -> time.getEpochSecond();
			case "UnixMilli" -> time.toEpochMilli();
			case "UTC" -> time;
			case "String" -> show(time);
			default -> throw new ExpansionException("can't evaluate field " + name + " in type *time.Time");
		};
	}

	/**
	 * Return a field of a duration.
	 * @param duration the duration
	 * @param name name of the field, one of Go's methods
	 * @return the value of the field
	 */
	static Object field(Duration duration, String name) {
		return switch (name) {
			case "Hours" -> duration.toNanos() / 3.6e12;
			case "Minutes" -> duration.toNanos() / 6e10;
			case "Seconds" -> duration.toNanos() / 1e9;
			case "Milliseconds" -> duration.toMillis();
			case "String" -> show(duration);
			default -> throw new ExpansionException("can't evaluate field " + name + " in type *time.Duration");
		};
	}

	private static String format(OffsetDateTime time, String layout) {
		Matcher matcher = LAYOUT_PARTS.matcher(layout);
		StringBuilder text = new StringBuilder();
		int end = 0;
		while (matcher.find()) {
			text.append(layout, end, matcher.start());
			String pattern = LAYOUT.getOrDefault(matcher.group(), "");
			text.append(time.format(DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)));
			end = matcher.end();
		}
		return text.append(layout.substring(end)).toString();
	}

}
