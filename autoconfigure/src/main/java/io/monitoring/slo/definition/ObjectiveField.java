package io.monitoring.slo.definition;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A field of a definition: its name, what it holds and how much of it.
 *
 * @param <T> type of its value, which only the compiler needs
 * @param name name in camel case
 * @param kind what it holds
 * @param most largest number of characters of a text, of entries of a list or map
 */
@SuppressWarnings("UnusedTypeParameter")
public record ObjectiveField<T>(String name, Kind kind, int most) {

	/** What is measured. */
	public static final ObjectiveField<String> TYPE = text("type", 32);

	/** Name for people. */
	public static final ObjectiveField<String> DISPLAY_NAME = text("displayName", 200);

	/** What it is about. */
	public static final ObjectiveField<String> DESCRIPTION = text("description", 1050);

	/** Service that it is about, a label. */
	public static final ObjectiveField<String> SERVICE = text("service", 128);

	/** Labels of its rules and alerts. */
	public static final ObjectiveField<Map<String, String>> LABELS = new ObjectiveField<>("labels", Kind.TEXTS, 20);

	/** Percentage that must be good. */
	public static final ObjectiveField<BigDecimal> TARGET = number("target");

	/** Percentage that may be bad, in place of a target. */
	public static final ObjectiveField<BigDecimal> MAX_ERRORS = number("maxErrors");

	/** Length of the rolling window. */
	public static final ObjectiveField<Duration> WINDOW = duration("window");

	/** Unit of the calendar window, in place of a rolling one. */
	public static final ObjectiveField<String> CALENDAR = text("calendar", 16);

	/** Where midnight of a calendar window is. */
	public static final ObjectiveField<String> TIME_ZONE = text("timeZone", 64);

	/** What the budget is counted in. */
	public static final ObjectiveField<String> BUDGETING = text("budgeting", 16);

	/** Percentage of the events of a slice that makes the slice good. */
	public static final ObjectiveField<BigDecimal> SLICE_TARGET = number("sliceTarget");

	/** Length of a slice of time. */
	public static final ObjectiveField<Duration> SLICE = duration("slice");

	/** Conditions on labels. */
	public static final ObjectiveField<Map<String, String>> MATCH = new ObjectiveField<>("match", Kind.TEXTS, 20);

	/** Longest time of a good request. */
	public static final ObjectiveField<Duration> THRESHOLD = duration("threshold");

	/** Longest times by percentile. */
	public static final ObjectiveField<Map<String, Duration>> PERCENTILES = new ObjectiveField<>("percentiles",
			Kind.DURATIONS, 10);

	/** Status of failed requests. */
	public static final ObjectiveField<String> ERRORS = text("errors", 128);

	/** Least number of requests per second. */
	public static final ObjectiveField<BigDecimal> MIN_PER_SECOND = number("minPerSecond");

	/** Component whose health counts. */
	public static final ObjectiveField<String> COMPONENT = text("component", 128);

	/** Metric whose value, or whose events, count. */
	public static final ObjectiveField<String> METRIC = text("metric", 200);

	/** What is made of the values of the metric. */
	public static final ObjectiveField<String> AGGREGATION = text("aggregation", 16);

	/** How far the aggregation looks back. */
	public static final ObjectiveField<Duration> AGGREGATION_WINDOW = duration("aggregationWindow");

	/** The value in PromQL, in place of a metric. */
	public static final ObjectiveField<String> EXPR = text("expr", 4000);

	/** How the value has to compare. */
	public static final ObjectiveField<String> OPERATOR = text("operator", 8);

	/** What the value is compared with. */
	public static final ObjectiveField<BigDecimal> VALUE = number("value");

	/** Counters of good events. */
	public static final ObjectiveField<String> GOOD = text("good", 4000);

	/** Counters of all events. */
	public static final ObjectiveField<String> TOTAL = text("total", 4000);

	/** Label that tells good events. */
	public static final ObjectiveField<String> LABEL = text("label", 128);

	/** Values of the label that good events have. */
	public static final ObjectiveField<List<String>> GOOD_VALUES = new ObjectiveField<>("goodValues", Kind.LIST, 50);

	/** Share of what is bad, PromQL. */
	public static final ObjectiveField<String> ERROR_RATIO = text("errorRatio", 4000);

	/** Labels by which events are told apart. */
	public static final ObjectiveField<List<String>> GROUP_BY = new ObjectiveField<>("groupBy", Kind.LIST, 5);

	/** Largest number of groups. */
	public static final ObjectiveField<Integer> GROUP_LIMIT = count("groupLimit");

	/** Number of events below which no burn-rate alert fires. */
	public static final ObjectiveField<Integer> MIN_EVENTS = count("minEvents");

	/** Number of bad events below which no burn-rate alert fires. */
	public static final ObjectiveField<Integer> MIN_BAD_EVENTS = count("minBadEvents");

	/** Names of the time intervals that do not count. */
	public static final ObjectiveField<List<String>> MAINTENANCE_WINDOWS = new ObjectiveField<>("maintenanceWindows",
			Kind.LIST, 20);

	/** Every field, in the order in which they are written. */
	public static final List<ObjectiveField<?>> ALL = List.of(TYPE, DISPLAY_NAME, DESCRIPTION, SERVICE, LABELS, TARGET,
			MAX_ERRORS, WINDOW, CALENDAR, TIME_ZONE, BUDGETING, SLICE_TARGET, SLICE, MATCH, THRESHOLD, PERCENTILES,
			ERRORS, MIN_PER_SECOND, COMPONENT, METRIC, AGGREGATION, AGGREGATION_WINDOW, EXPR, OPERATOR, VALUE, GOOD,
			TOTAL, LABEL, GOOD_VALUES, ERROR_RATIO, GROUP_BY, GROUP_LIMIT, MIN_EVENTS, MIN_BAD_EVENTS,
			MAINTENANCE_WINDOWS);

	/** Largest number of characters of a value in a list or map. */
	public static final int LONGEST_ENTRY = 500;

	private static ObjectiveField<String> text(String name, int longest) {
		return new ObjectiveField<>(name, Kind.TEXT, longest);
	}

	private static ObjectiveField<BigDecimal> number(String name) {
		return new ObjectiveField<>(name, Kind.NUMBER, 1);
	}

	private static ObjectiveField<Integer> count(String name) {
		return new ObjectiveField<>(name, Kind.COUNT, 1);
	}

	private static ObjectiveField<Duration> duration(String name) {
		return new ObjectiveField<>(name, Kind.DURATION, 1);
	}

	@Override
	public String toString() {
		return this.name;
	}

	/**
	 * What a field holds.
	 */
	public enum Kind {

		/** A {@link String}. */
		TEXT,

		/** A {@link BigDecimal}. */
		NUMBER,

		/** An {@link Integer}. */
		COUNT,

		/** A {@link Duration}. */
		DURATION,

		/** A map of texts. */
		TEXTS,

		/** A map of durations. */
		DURATIONS,

		/** A list of texts. */
		LIST

	}

}
