package io.monitoring.slo.definition;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;

import io.monitoring.slo.Budgeting;
import io.monitoring.slo.SloWindow;

/**
 * Reads the window of a definition and what its budget is counted in.
 */
final class Windows {

	private static final Duration DEFAULT = Duration.ofDays(30);

	private static final Duration SHORTEST = Duration.ofHours(1);

	private static final Duration LONGEST = Duration.ofDays(90);

	private static final Duration MINUTE = Duration.ofMinutes(1);

	private Windows() {
	}

	static SloWindow window(Written written) {
		if (written.has(ObjectiveField.CALENDAR)) {
			written.refuse(ObjectiveField.WINDOW, "There is a calendar window too.",
					"Remove 'window' or 'calendar': a window is either rolling or from midnight to midnight.");
			return calendar(written);
		}
		written.refuse(ObjectiveField.TIME_ZONE, "A rolling window has no time zone.",
				"Remove it, or set 'calendar' in place of 'window'.");
		Duration length = written.get(ObjectiveField.WINDOW);
		return new SloWindow.Rolling(written.within(ObjectiveField.WINDOW, (length != null) ? length : DEFAULT,
				SHORTEST, LONGEST, "7d or 30d"));
	}

	private static SloWindow calendar(Written written) {
		String text = written.required(ObjectiveField.CALENDAR, "");
		SloWindow.Calendar.Unit unit = Arrays.stream(SloWindow.Calendar.Unit.values())
			.filter((candidate) -> candidate.name().equalsIgnoreCase(text))
			.findFirst()
			.orElseThrow(() -> Written.error(ObjectiveField.CALENDAR,
					"There is no calendar window '" + Written.shown(text) + "'.",
					"Use one of: day, week, month, quarter, year."));
		String zone = written.get(ObjectiveField.TIME_ZONE);
		try {
			return new SloWindow.Calendar(unit, (zone != null) ? ZoneId.of(zone) : ZoneOffset.UTC);
		}
		catch (DateTimeException ex) {
			throw Written.error(ObjectiveField.TIME_ZONE,
					"There is no time zone '" + Written.shown(String.valueOf(zone)) + "'.",
					"Set a time zone such as Europe/Berlin, or remove it for UTC.");
		}
	}

	static Budgeting budgeting(Written written, ObjectiveType type) {
		String text = written.get(ObjectiveField.BUDGETING);
		if (text == null || text.equals("occurrences")) {
			String fix = "Remove it, or set 'budgeting' to timeslices.";
			written.refuse(ObjectiveField.SLICE_TARGET, "The budget is not counted in slices of time.", fix);
			written.refuse(ObjectiveField.SLICE, "The budget is not counted in slices of time.", fix);
			return new Budgeting.Occurrences();
		}
		if (!text.equals("timeslices")) {
			throw Written.error(ObjectiveField.BUDGETING, "There is no budgeting '" + Written.shown(text) + "'.",
					"Use one of: occurrences, timeslices.");
		}
		if (type.countsTime()) {
			throw Written.error(ObjectiveField.BUDGETING, "The budget of this type is time already.", "Remove it.");
		}
		Duration slice = written.get(ObjectiveField.SLICE);
		return new Budgeting.TimeSlices(
				written.share(ObjectiveField.SLICE_TARGET, true,
						"Set the percentage of events that makes a slice good, for example 95."),
				slice(written, (slice != null) ? slice : MINUTE));
	}

	private static Duration slice(Written written, Duration slice) {
		written.within(ObjectiveField.SLICE, slice, MINUTE, Duration.ofHours(1), "5m");
		if (!slice.equals(Duration.ofMinutes(slice.toMinutes()))) {
			throw Written.error(ObjectiveField.SLICE, "It has no whole number of minutes.",
					"Set a duration such as 1m or 5m.");
		}
		return slice;
	}

}
