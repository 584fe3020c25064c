package io.monitoring.export;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import io.monitoring.series.Durations;
import io.monitoring.slo.Budgeting;
import io.monitoring.slo.Measurement;
import io.monitoring.slo.ObjectiveOptions;
import io.monitoring.slo.ServiceLevelIndicator;
import io.monitoring.slo.ServiceLevelObjective;
import io.monitoring.slo.SloWindow;

/**
 * Writes objectives in OpenSLO. What it has no words for stands in annotations: groups,
 * and how much must have happened for an alert.
 */
public final class OpenSloText {

	private static final String ANNOTATION = "io.monitoring/";

	private static final Map<SloWindow.Calendar.Unit, String> UNITS = Map.of(SloWindow.Calendar.Unit.DAY, "1d",
			SloWindow.Calendar.Unit.WEEK, "1w", SloWindow.Calendar.Unit.MONTH, "1M", SloWindow.Calendar.Unit.QUARTER,
			"1Q", SloWindow.Calendar.Unit.YEAR, "1Y");

	private final Function<ServiceLevelObjective, Measurement> measurements;

	private final String service;

	/**
	 * Create a writer.
	 * @param measurements says how an objective is measured
	 * @param service name of the service of objectives that say none
	 */
	public OpenSloText(Function<ServiceLevelObjective, Measurement> measurements, String service) {
		this.measurements = measurements;
		this.service = service;
	}

	/**
	 * Write objectives.
	 * @param objectives the objectives
	 * @return a file with a document for each
	 */
	public String write(List<ServiceLevelObjective> objectives) {
		StringBuilder text = new StringBuilder();
		objectives.forEach((objective) -> text.append("---\n").append(document(objective)));
		return text.toString();
	}

	private YamlText document(ServiceLevelObjective objective) {
		YamlText text = new YamlText();
		text.line(0, "apiVersion: openslo/v1");
		text.line(0, "kind: SLO");
		Map<String, String> labels = new TreeMap<>(objective.options().labels());
		String named = labels.remove("service");
		Measurement measurement = measurement(objective);
		metadata(text, objective, labels, measurement instanceof Measurement.Events);
		text.line(0, "spec:");
		if (objective.options().description() != null) {
			text.string(2, "description", objective.options().description());
		}
		text.string(2, "service", (named != null) ? named : this.service);
		text.line(2, "indicator:");
		text.line(4, "metadata:");
		text.string(6, "name", objective.name());
		text.line(4, "spec:");
		indicator(text, objective.indicator(), measurement);
		window(text, objective.window());
		target(text, objective);
		return text;
	}

	/** Slices of time are made of events, which OpenSLO counts before it cuts. */
	private Measurement measurement(ServiceLevelObjective objective) {
		return this.measurements.apply(new ServiceLevelObjective(objective.name(), objective.indicator(),
				objective.target(), objective.window(), new Budgeting.Occurrences(), objective.options()));
	}

	private static void metadata(YamlText text, ServiceLevelObjective objective, Map<String, String> labels,
			boolean events) {
		text.line(0, "metadata:");
		text.string(2, "name", objective.name());
		ObjectiveOptions options = objective.options();
		if (options.displayName() != null) {
			text.string(2, "displayName", options.displayName());
		}
		map(text, "labels", labels);
		Map<String, String> annotations = new TreeMap<>();
		if (!options.grouping().labels().isEmpty()) {
			annotations.put(ANNOTATION + "group-by", String.join(",", options.grouping().labels()));
			annotations.put(ANNOTATION + "group-limit", Integer.toString(options.grouping().limit()));
		}
		if (events) {
			annotations.put(ANNOTATION + "min-events", Integer.toString(options.guard().minEvents()));
			annotations.put(ANNOTATION + "min-bad-events", Integer.toString(options.guard().minBadEvents()));
		}
		map(text, "annotations", annotations);
	}

	private static void map(YamlText text, String name, Map<String, String> entries) {
		if (!entries.isEmpty()) {
			text.line(2, name + ":");
			entries.forEach((key, value) -> text.string(4, YamlText.key(key), value));
		}
	}

	private static void indicator(YamlText text, ServiceLevelIndicator indicator, Measurement measurement) {
		if (indicator instanceof ServiceLevelIndicator.Value value) {
			text.line(6, "thresholdMetric:");
			source(text, 8, value.value());
			return;
		}
		text.line(6, "ratioMetric:");
		if (indicator instanceof ServiceLevelIndicator.ErrorRatio errorRatio) {
			raw(text, "failure", errorRatio.ratio());
		}
		else if (indicator instanceof ServiceLevelIndicator.Ratio ratio) {
			counters(text, ratio.good(), ratio.total());
		}
		else if (measurement instanceof Measurement.Events events) {
			counters(text, events.good(), events.total());
		}
		else if (measurement instanceof Measurement.Time time) {
			raw(text, "success", time.goodShare());
		}
	}

	private static void counters(YamlText text, String good, String total) {
		text.line(8, "counter: true");
		text.line(8, "good:");
		source(text, 10, good);
		text.line(8, "total:");
		source(text, 10, total);
	}

	private static void raw(YamlText text, String type, String query) {
		text.line(8, "rawType: " + type);
		text.line(8, "raw:");
		source(text, 10, query);
	}

	private static void source(YamlText text, int indent, String query) {
		text.line(indent, "metricSource:");
		text.line(indent + 2, "type: Prometheus");
		text.line(indent + 2, "spec:");
		text.block(indent + 4, "query", query);
	}

	private static void window(YamlText text, SloWindow window) {
		text.line(2, "timeWindow:");
		if (window instanceof SloWindow.Calendar calendar) {
			text.line(2, "- duration: " + UNITS.get(calendar.unit()));
			text.line(4, "isRolling: false");
			text.line(4, "calendar:");
			text.string(6, "startTime", "2024-01-01 00:00:00");
			text.string(6, "timeZone", calendar.zone().getId());
			return;
		}
		text.line(2, "- duration: " + Durations.format(window.length()));
		text.line(4, "isRolling: true");
	}

	private static void target(YamlText text, ServiceLevelObjective objective) {
		boolean slices = objective.budgeting() instanceof Budgeting.TimeSlices;
		text.line(2, "budgetingMethod: " + (slices ? "Timeslices" : "Occurrences"));
		text.line(2, "objectives:");
		text.line(2, "- target: " + number(objective.target()));
		if (objective.budgeting() instanceof Budgeting.TimeSlices timeSlices) {
			text.line(4, "timeSliceTarget: " + number(timeSlices.target()));
			text.line(4, "timeSliceWindow: " + Durations.format(timeSlices.slice()));
		}
		if (objective.indicator() instanceof ServiceLevelIndicator.Value value) {
			text.line(4, "op: " + value.comparison().name().toLowerCase(Locale.ROOT));
			text.line(4, "value: " + number(value.bound()));
		}
	}

	private static String number(double value) {
		return BigDecimal.valueOf(value).round(MathContext.DECIMAL64).stripTrailingZeros().toPlainString();
	}

}
