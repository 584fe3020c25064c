package io.monitoring.openslo;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.monitoring.series.Durations;
import io.monitoring.slo.definition.ObjectiveDefinition;
import io.monitoring.slo.definition.ObjectiveField;
import io.monitoring.yaml.YamlNode;

/**
 * Reads the window of an objective of OpenSLO.
 */
final class WindowReader {

	private static final Set<String> FIELDS = Set.of("duration", "isRolling", "calendar");

	private static final Map<String, String> UNITS = Map.of("1d", "day", "1w", "week", "1M", "month", "1Q", "quarter",
			"1Y", "year");

	private WindowReader() {
	}

	static ObjectiveDefinition read(YamlNode node, ObjectiveDefinition base) {
		List<YamlNode> windows = node.items("'timeWindow'");
		if (windows.size() != 1) {
			throw node.error("there are " + windows.size() + " time windows", "Write one.");
		}
		YamlNode window = windows.get(0);
		Map<String, YamlNode> fields = window.fields("a time window", FIELDS);
		String duration = Document.required(window, fields, "duration", "Write for example 'duration: 30d'.");
		String rolling = Document.text(fields, "isRolling");
		YamlNode calendar = fields.get("calendar");
		if ("true".equals(rolling) && calendar == null) {
			return base.with(ObjectiveField.WINDOW, duration(Document.at(window, fields, "duration"), duration));
		}
		if ("true".equals(rolling) || calendar == null) {
			throw window.error("the window is neither rolling nor one of a calendar",
					"Set 'isRolling: true', or 'isRolling: false' and 'calendar'.");
		}
		String unit = UNITS.get(duration);
		if (unit == null) {
			throw Document.at(window, fields, "duration")
				.error("there is no calendar window of '" + duration + "'", "Use 1d, 1w, 1M, 1Q or 1Y.");
		}
		Map<String, YamlNode> parts = calendar.fields("a calendar", Set.of("startTime", "timeZone"));
		return base.with(ObjectiveField.CALENDAR, unit)
			.with(ObjectiveField.TIME_ZONE, Document.text(parts, "timeZone"));
	}

	/** A month of 30 days is none, and what is meant has to be said. */
	static Duration duration(YamlNode node, String text) {
		try {
			return Durations.parse(text);
		}
		catch (IllegalArgumentException ex) {
			throw node.error("'" + text + "' is not the length of a rolling window",
					"Write minutes, hours, days or weeks, for example 30d.");
		}
	}

}
