package io.monitoring.rule.threshold;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import io.monitoring.rule.threshold.Aggregation.Kind;
import io.monitoring.series.Durations;
import io.monitoring.series.LabelMatcher;

/**
 * One value of a metric for each group of its series, where a {@link ThresholdRule}
 * compares each series.
 *
 * @param metric name of the metric, as on the Prometheus endpoint or as a meter with dots
 * @param matchers conditions on the labels of its series
 * @param aggregation what is made of the values in the window
 * @param window how far the aggregation looks back
 * @param by labels by which series are told apart, empty for one value of all
 */
public record MetricValue(String metric, List<LabelMatcher> matchers, Aggregation aggregation, Duration window,
		List<String> by) {

	public MetricValue {
		matchers = List.copyOf(matchers);
		by = List.copyOf(by);
	}

	/**
	 * Return the value in PromQL.
	 * @param worst {@code max} where a high value is bad, {@code min} where a low one is:
	 * how the newest values of several series become one
	 * @return the expression, which has no result while there were no events to measure
	 * @throws IllegalArgumentException if the metric cannot be aggregated in this way;
	 * the message is for users
	 */
	public String expression(String worst) {
		Metric known = Metric.of(this.metric, this.aggregation.kind() == Kind.PERCENTILE);
		Kind kind = this.aggregation.kind();
		if (known.type() == Metric.Type.GAUGE && Metric.isUnknownMeter(this.metric)
				&& (kind == Kind.AVG || kind == Kind.MAX)) {
			return "(" + timer(known.name() + "_seconds") + ") or " + gauge(known.name(), worst);
		}
		return switch (known.type()) {
			case GAUGE -> gauge(known.name(), worst);
			case COUNTER -> counter(known.name(), worst);
			case TIMER -> timer(known.name());
		};
	}

	private String gauge(String name, String worst) {
		return switch (this.aggregation.kind()) {
			case AVG -> over("avg", "avg_over_time(" + range(name) + ")");
			case MIN -> over("min", "min_over_time(" + range(name) + ")");
			case MAX -> over("max", "max_over_time(" + range(name) + ")");
			case SUM -> over("sum", "avg_over_time(" + range(name) + ")");
			case COUNT -> over("count", "last_over_time(" + range(name) + ")");
			case LAST -> over(worst, selector(name));
			case PERCENTILE -> throw impossible("a gauge");
		};
	}

	private String counter(String name, String worst) {
		return switch (this.aggregation.kind()) {
			case AVG -> over("sum", "rate(" + range(name) + ")");
			case SUM, COUNT -> over("sum", "increase(" + range(name) + ")");
			case LAST -> over(worst, selector(name));
			case MIN, MAX, PERCENTILE -> throw impossible("a counter");
		};
	}

	private String timer(String name) {
		return switch (this.aggregation.kind()) {
			case AVG -> over("sum", "rate(" + range(name + "_sum") + ")") + " / ("
					+ over("sum", "rate(" + range(name + "_count") + ")") + " > 0)";
			case MAX -> over("max", "max_over_time(" + range(name + "_max") + ")");
			case SUM -> over("sum", "increase(" + range(name + "_sum") + ")");
			case COUNT -> over("sum", "increase(" + range(name + "_count") + ")");
			case PERCENTILE -> "histogram_quantile(" + this.aggregation.quantile() + ", "
					+ over("sum", with("le"), "rate(" + range(name + "_bucket") + ")") + ")";
			case MIN, LAST -> throw impossible("a timer");
		};
	}

	private List<String> with(String label) {
		List<String> labels = new ArrayList<>(this.by);
		labels.add(label);
		return labels;
	}

	private String over(String operator, String vector) {
		return over(operator, this.by, vector);
	}

	private static String over(String operator, List<String> labels, String vector) {
		return operator + (labels.isEmpty() ? "" : " by (" + String.join(", ", labels) + ") ") + "(" + vector + ")";
	}

	private String range(String name) {
		return selector(name) + "[" + Durations.format(this.window) + "]";
	}

	private String selector(String name) {
		return this.matchers.isEmpty() ? name
				: name + this.matchers.stream().map(LabelMatcher::toString).collect(Collectors.joining(",", "{", "}"));
	}

	private IllegalArgumentException impossible(String type) {
		return new IllegalArgumentException("'" + this.metric + "' is " + type + ", which has no " + this.aggregation);
	}

}
