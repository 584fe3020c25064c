package io.monitoring.slo.definition;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.monitoring.rule.threshold.Aggregation;
import io.monitoring.rule.threshold.Comparison;
import io.monitoring.rule.threshold.MetricValue;
import io.monitoring.series.LabelMatcher;
import io.monitoring.slo.ServiceLevelIndicator;

/**
 * Reads what is measured.
 */
final class Indicators {

	private static final Pattern METRIC = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");

	private static final Pattern COUNTER = Pattern.compile(".*_(total|count|sum|bucket)");

	private static final Pattern COMPONENT = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_./-]*");

	private static final Duration SHORTEST_LATENCY = Duration.ofNanos(1000);

	private static final Duration LONGEST_LATENCY = Duration.ofHours(1);

	private static final Duration LONGEST_LOOK_BACK = Duration.ofDays(1);

	private final Written written;

	private final Expressions expressions;

	Indicators(Written written, Expressions expressions) {
		this.written = written;
		this.expressions = expressions;
	}

	ServiceLevelIndicator create(ObjectiveType type) {
		List<LabelMatcher> match = LabelTexts.match(this.written);
		return switch (type) {
			case AVAILABILITY -> new ServiceLevelIndicator.Availability(match);
			case ERROR_RATE -> new ServiceLevelIndicator.ErrorRate(StatusPattern.regex(this.written
				.required(ObjectiveField.ERRORS, "List the answers that are failures, for example 4xx,5xx.")), match);
			case LATENCY -> latency(this.written.required(ObjectiveField.THRESHOLD,
					"Set the longest time of a good request, for example 500ms."));
			case THROUGHPUT -> new ServiceLevelIndicator.Throughput(perSecond(), match);
			case HEALTH -> new ServiceLevelIndicator.Health(component());
			case VALUE -> value(match);
			case RATIO -> this.written.has(ObjectiveField.METRIC) ? byLabel(match) : ratio();
			case ERROR_RATIO ->
				new ServiceLevelIndicator.ErrorRatio(
						this.expressions
							.vector(ObjectiveField.ERROR_RATIO,
									this.written.required(ObjectiveField.ERROR_RATIO,
											"Write the share of what is bad in PromQL, between 0 and 1."))
							.text()
							.strip());
		};
	}

	ServiceLevelIndicator latency(Duration threshold) {
		this.written.within(ObjectiveField.THRESHOLD, threshold, SHORTEST_LATENCY, LONGEST_LATENCY, "500ms");
		return new ServiceLevelIndicator.Latency(threshold, LabelTexts.match(this.written));
	}

	private double perSecond() {
		String fix = "Set the least number of requests per second, for example 0.5.";
		double perSecond = this.written.number(ObjectiveField.MIN_PER_SECOND, fix);
		if (perSecond <= 0) {
			throw Written.error(ObjectiveField.MIN_PER_SECOND, "It is not above 0.", fix);
		}
		return perSecond;
	}

	private String component() {
		String component = this.written.required(ObjectiveField.COMPONENT,
				"Name a component as /monitoring/health shows it, for example db.");
		if (!COMPONENT.matcher(component).matches()) {
			throw Written.error(ObjectiveField.COMPONENT, "'" + Written.shown(component) + "' is not a component.",
					"Name a component as /monitoring/health shows it, for example db.");
		}
		return component;
	}

	private ServiceLevelIndicator value(List<LabelMatcher> match) {
		Comparison comparison = comparison();
		double bound = this.written.number(ObjectiveField.VALUE,
				"Set what the value is compared with, for example 30.");
		Duration given = this.written.get(ObjectiveField.AGGREGATION_WINDOW);
		Duration window = this.written.within(ObjectiveField.AGGREGATION_WINDOW,
				(given != null) ? given : Duration.ofMinutes(5), Duration.ofSeconds(10), LONGEST_LOOK_BACK, "5m");
		String expr = this.written.get(ObjectiveField.EXPR);
		if (expr == null) {
			return new ServiceLevelIndicator.Value(metricValue(match, window, comparison), comparison, bound, window);
		}
		for (ObjectiveField<?> field : List.of(ObjectiveField.METRIC, ObjectiveField.AGGREGATION,
				ObjectiveField.AGGREGATION_WINDOW, ObjectiveField.MATCH)) {
			this.written.refuse(field, "The value is written in PromQL.", "Remove it or 'expr'.");
		}
		String value = this.expressions.vector(ObjectiveField.EXPR, expr).text().strip();
		return new ServiceLevelIndicator.Value(value, comparison, bound, window);
	}

	private Comparison comparison() {
		String fix = "Use <=, <, >= or >, or lte, lt, gte or gt.";
		String text = this.written.required(ObjectiveField.OPERATOR, fix);
		try {
			Comparison comparison = Comparison.parse(text);
			if (comparison != Comparison.EQ && comparison != Comparison.NE) {
				return comparison;
			}
		}
		catch (IllegalArgumentException ex) {
			// Told below, as is a comparison that makes no objective.
		}
		throw Written.error(ObjectiveField.OPERATOR, "No objective compares with '" + Written.shown(text) + "'.", fix);
	}

	private String metricValue(List<LabelMatcher> match, Duration window, Comparison comparison) {
		String metric = this.written.required(ObjectiveField.METRIC,
				"Name the metric, for example order.processing, or write the value in PromQL as 'expr'.");
		boolean highIsBad = comparison == Comparison.LTE || comparison == Comparison.LT;
		List<String> groups = this.written.get(ObjectiveField.GROUP_BY);
		MetricValue value = new MetricValue(metric, match, aggregation(), window,
				(groups != null) ? groups : List.of());
		try {
			String text = value.expression(highIsBad ? "max" : "min");
			this.expressions.vector(ObjectiveField.METRIC, text);
			return text;
		}
		catch (IllegalArgumentException ex) {
			throw Written.error(ObjectiveField.METRIC, Written.shown(String.valueOf(ex.getMessage())) + ".",
					"Use the name that the Prometheus endpoint shows, and an aggregation that it has.");
		}
	}

	private Aggregation aggregation() {
		String fix = "Use avg, min, max, sum, count, last or a percentile such as p95.";
		String text = this.written.required(ObjectiveField.AGGREGATION, fix);
		try {
			return Aggregation.parse(text);
		}
		catch (IllegalArgumentException ex) {
			throw Written.error(ObjectiveField.AGGREGATION, "'" + Written.shown(text) + "' is not an aggregation.",
					fix);
		}
	}

	private ServiceLevelIndicator ratio() {
		String fix = "Name the counter, or set 'metric', 'label' and 'goodValues'.";
		for (ObjectiveField<?> field : List.of(ObjectiveField.LABEL, ObjectiveField.GOOD_VALUES,
				ObjectiveField.MATCH)) {
			this.written.refuse(field, "It needs a metric.",
					"Set 'metric' in place of 'good' and 'total', or remove it.");
		}
		String good = this.written.required(ObjectiveField.GOOD, fix);
		String total = this.written.required(ObjectiveField.TOTAL, fix);
		return new ServiceLevelIndicator.Ratio(this.expressions.counters(ObjectiveField.GOOD, good),
				this.expressions.counters(ObjectiveField.TOTAL, total));
	}

	private ServiceLevelIndicator byLabel(List<LabelMatcher> match) {
		String metric = counter(this.written.required(ObjectiveField.METRIC, ""));
		if (!METRIC.matcher(metric).matches()) {
			throw Written.error(ObjectiveField.METRIC, "'" + Written.shown(metric) + "' is not the name of a metric.",
					"Use the name that the Prometheus endpoint shows, for example orders_total.");
		}
		for (ObjectiveField<?> field : List.of(ObjectiveField.GOOD, ObjectiveField.TOTAL)) {
			this.written.refuse(field, "There is a metric too.", "Remove it, or 'metric', 'label' and 'goodValues'.");
		}
		String label = this.written.required(ObjectiveField.LABEL,
				"Name the label that tells good events, for example outcome.");
		if (!LabelTexts.isName(label)) {
			throw Written.error(ObjectiveField.LABEL, "'" + Written.shown(label) + "' is not a label name.",
					"Use letters, digits and '_' only, and no digit in front.");
		}
		List<String> values = this.written.required(ObjectiveField.GOOD_VALUES,
				"List the values of the label that good events have, for example success.");
		List<LabelMatcher> good = new ArrayList<>(match);
		good.add((values.size() == 1) ? LabelMatcher.equal(label, values.get(0))
				: new LabelMatcher(label, LabelMatcher.Type.REGEX,
						values.stream()
							.map((value) -> value.replaceAll("[\\\\.+*?()|\\[\\]{}^$]", "\\\\$0"))
							.collect(Collectors.joining("|"))));
		return new ServiceLevelIndicator.Ratio(this.expressions.counters(ObjectiveField.METRIC, selector(metric, good)),
				this.expressions.counters(ObjectiveField.METRIC, selector(metric, match)));
	}

	/** The endpoint adds the ending to the name of a meter. */
	private static String counter(String text) {
		String name = text.replace('.', '_').replace('-', '_');
		return (!text.contains(".") || COUNTER.matcher(name).matches()) ? name : name + "_total";
	}

	private static String selector(String metric, List<LabelMatcher> matchers) {
		return metric + (matchers.isEmpty() ? ""
				: matchers.stream().map(LabelMatcher::toString).collect(Collectors.joining(",", "{", "}")));
	}

}
