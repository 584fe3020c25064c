package io.monitoring.rule.threshold;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

import io.monitoring.rule.threshold.Aggregation.Kind;
import io.monitoring.series.Durations;
import io.monitoring.series.LabelMatcher;
import io.monitoring.series.NumberText;

/**
 * A metric against a threshold: the short form of an alert rule.
 *
 * @param metric name of the metric, as on the Prometheus endpoint or as a meter with dots
 * @param matchers conditions on the labels of its series
 * @param aggregation what is made of the values in the window
 * @param window how far the aggregation looks back
 * @param comparison how the result is compared
 * @param threshold the threshold
 */
public record ThresholdRule(String metric, List<LabelMatcher> matchers, Aggregation aggregation, Duration window,
		Comparison comparison, double threshold) {

	public ThresholdRule {
		matchers = List.copyOf(matchers);
	}

	/**
	 * Return the condition in PromQL. What is aggregated over time gives an alert for
	 * each series; what is counted or summed gives one for all of them.
	 * @return the expression
	 * @throws IllegalArgumentException if the metric cannot be aggregated in this way;
	 * the message is for users
	 */
	public String expression() {
		return aggregated() + " " + this.comparison.sign() + " " + NumberText.plain(this.threshold);
	}

	private String aggregated() {
		Metric known = Metric.of(this.metric, this.aggregation.kind() == Kind.PERCENTILE);
		return switch (known.type()) {
			case GAUGE -> gauge(known.name());
			case COUNTER -> counter(known.name());
			case TIMER -> timer(known.name());
		};
	}

	private String gauge(String name) {
		return switch (this.aggregation.kind()) {
			case AVG -> "avg_over_time(" + range(name) + ")";
			case MIN -> "min_over_time(" + range(name) + ")";
			case MAX -> "max_over_time(" + range(name) + ")";
			case SUM -> "sum(avg_over_time(" + range(name) + "))";
			case COUNT -> "count(last_over_time(" + range(name) + "))";
			case LAST -> selector(name);
			case PERCENTILE -> throw impossible("a gauge");
		};
	}

	private String counter(String name) {
		return switch (this.aggregation.kind()) {
			case AVG -> "sum(rate(" + range(name) + "))";
			case SUM, COUNT -> "sum(increase(" + range(name) + "))";
			case LAST -> "sum(" + selector(name) + ")";
			case MIN, MAX, PERCENTILE -> throw impossible("a counter");
		};
	}

	private String timer(String name) {
		return switch (this.aggregation.kind()) {
			case AVG -> "sum(rate(" + range(name + "_sum") + ")) / sum(rate(" + range(name + "_count") + "))";
			case MAX -> "max(max_over_time(" + range(name + "_max") + "))";
			case SUM -> "sum(increase(" + range(name + "_sum") + "))";
			case COUNT -> "sum(increase(" + range(name + "_count") + "))";
			case PERCENTILE -> "histogram_quantile(" + this.aggregation.quantile() + ", sum by (le) (rate("
					+ range(name + "_bucket") + ")))";
			case MIN, LAST -> throw impossible("a timer");
		};
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
