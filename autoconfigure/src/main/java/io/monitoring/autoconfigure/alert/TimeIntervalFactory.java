package io.monitoring.autoconfigure.alert;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import io.monitoring.autoconfigure.PropertyErrors;
import io.monitoring.autoconfigure.alert.TimeIntervalProperties.Times;
import io.monitoring.notify.TimeInterval;
import io.monitoring.notify.TimeIntervalText;
import io.monitoring.notify.TimeIntervals;
import org.jspecify.annotations.Nullable;

/**
 * Makes time intervals of properties.
 */
public final class TimeIntervalFactory {

	private static final String PREFIX = "monitoring.alerts.time-intervals";

	private static final int MOST = 100;

	private final PropertyErrors errors;

	public TimeIntervalFactory(PropertyErrors errors) {
		this.errors = errors;
	}

	/**
	 * Make time intervals.
	 * @param properties their parts by name
	 * @return the time intervals
	 */
	public TimeIntervals create(Map<String, List<TimeIntervalProperties>> properties) {
		if (properties.size() > MOST) {
			throw this.errors.invalid(PREFIX, properties.size() + " time intervals are configured.",
					"Configure at most " + MOST + ".");
		}
		Map<String, List<TimeInterval>> byName = new TreeMap<>();
		properties.forEach((name, parts) -> byName.put(name, parts(PREFIX + "." + name, parts)));
		return new TimeIntervals(byName);
	}

	private List<TimeInterval> parts(String key, List<TimeIntervalProperties> parts) {
		if (parts.isEmpty() || parts.size() > MOST) {
			throw this.errors.invalid(key, "The time interval has " + parts.size() + " parts.",
					"Give it at least one and at most " + MOST + ".");
		}
		List<TimeInterval> created = new ArrayList<>();
		for (int i = 0; i < parts.size(); i++) {
			created.add(part(key + "[" + i + "]", parts.get(i)));
		}
		return created;
	}

	private TimeInterval part(String key, TimeIntervalProperties part) {
		TimeInterval interval = new TimeInterval(
				read(key + ".times", part.times().stream().map(Times::toString).toList(), TimeIntervalText::times,
						"\"09:00-17:00\""),
				read(key + ".weekdays", part.weekdays(), TimeIntervalText::weekdays, "\"monday:friday\""),
				read(key + ".days-of-month", part.daysOfMonth(), TimeIntervalText::daysOfMonth, "\"1:5\""),
				read(key + ".months", part.months(), TimeIntervalText::months, "\"may:august\""),
				read(key + ".years", part.years(), TimeIntervalText::years, "\"2026:2028\""),
				location(key + ".location", part.location()));
		if (interval.isUnlimited()) {
			throw this.errors.invalid(key, "This part of a time interval contains every time.",
					"Set at least one of times, weekdays, days-of-month, months and years.");
		}
		return interval;
	}

	/**
	 * YAML takes a range such as 1:5 without quotes for a number of seconds, which is why
	 * the advice has them.
	 */
	private <T> List<T> read(String key, List<String> texts, Function<String, T> reader, String example) {
		List<T> values = new ArrayList<>();
		for (int i = 0; i < texts.size(); i++) {
			try {
				values.add(reader.apply(texts.get(i)));
			}
			catch (IllegalArgumentException ex) {
				throw this.errors.invalid(key + "[" + i + "]", String.valueOf(ex.getMessage()),
						"Write it in quotes, for example " + example + ".");
			}
		}
		return values;
	}

	private ZoneId location(String key, @Nullable String text) {
		try {
			return TimeIntervalText.location((text != null) ? text : "");
		}
		catch (IllegalArgumentException ex) {
			throw this.errors.invalid(key, String.valueOf(ex.getMessage()),
					"Set a time zone such as Europe/Berlin, or remove the property for UTC.");
		}
	}

}
