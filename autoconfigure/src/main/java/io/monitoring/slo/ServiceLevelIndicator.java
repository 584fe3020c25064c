package io.monitoring.slo;

import java.time.Duration;
import java.util.List;

import io.monitoring.rule.threshold.Comparison;
import io.monitoring.series.LabelMatcher;

/**
 * What is measured: which events count at all and which of them are good.
 */
public sealed interface ServiceLevelIndicator {

	/**
	 * Return the word for the kind in configuration and JSON.
	 * @return the word
	 */
	String type();

	/**
	 * Call the method of a visitor that belongs to this kind.
	 * @param <R> what the visitor returns
	 * @param visitor the visitor
	 * @return what it returned
	 */
	<R> R accept(IndicatorVisitor<R> visitor);

	/**
	 * Return the conditions on the requests that count.
	 * @return matchers of labels, the metric name not among them; empty where it is not
	 * about requests
	 */
	default List<LabelMatcher> match() {
		return List.of();
	}

	/**
	 * The share of requests that did not fail: anything but a 5xx answer is good. A 4xx
	 * is the mistake of the caller; an exception that nobody handled is a 500.
	 *
	 * @param match which requests count
	 */
	record Availability(List<LabelMatcher> match) implements ServiceLevelIndicator {

		public Availability {
			match = List.copyOf(match);
		}

		@Override
		public String type() {
			return "availability";
		}

		@Override
		public <R> R accept(IndicatorVisitor<R> visitor) {
			return visitor.visitAvailability(this);
		}

	}

	/**
	 * The share of requests that were answered within a time, whatever the answer was. A
	 * fast failure is good here, as in the example of the SRE workbook: the same event
	 * must not spend two budgets, and it spends that of availability. Who wants only
	 * successful requests to count says so in the matchers, which hold for good and total
	 * alike.
	 *
	 * @param threshold the longest time that is good; it needs a histogram bound of
	 * exactly this value
	 * @param match which requests count
	 */
	record Latency(Duration threshold, List<LabelMatcher> match) implements ServiceLevelIndicator {

		public Latency {
			match = List.copyOf(match);
		}

		@Override
		public String type() {
			return "latency";
		}

		@Override
		public <R> R accept(IndicatorVisitor<R> visitor) {
			return visitor.visitLatency(this);
		}

	}

	/**
	 * The share of requests that did not fail, where it is said what a failure is.
	 *
	 * @param failure regular expression for the status of a failed request, such as
	 * {@code [45]..}
	 * @param match which requests count
	 */
	record ErrorRate(String failure, List<LabelMatcher> match) implements ServiceLevelIndicator {

		public ErrorRate {
			match = List.copyOf(match);
		}

		@Override
		public String type() {
			return "error-rate";
		}

		@Override
		public <R> R accept(IndicatorVisitor<R> visitor) {
			return visitor.visitErrorRate(this);
		}

	}

	/**
	 * The share of minutes with enough requests.
	 *
	 * @param perSecond least number of requests per second, the mean of a minute
	 * @param match which requests count
	 */
	record Throughput(double perSecond, List<LabelMatcher> match) implements ServiceLevelIndicator {

		public Throughput {
			match = List.copyOf(match);
		}

		@Override
		public String type() {
			return "throughput";
		}

		@Override
		public <R> R accept(IndicatorVisitor<R> visitor) {
			return visitor.visitThroughput(this);
		}

	}

	/**
	 * The share of time in which a component was up, by the metric {@code health_status}.
	 *
	 * @param component name of the component
	 */
	record Health(String component) implements ServiceLevelIndicator {

		@Override
		public String type() {
			return "health";
		}

		@Override
		public <R> R accept(IndicatorVisitor<R> visitor) {
			return visitor.visitHealth(this);
		}

	}

	/**
	 * The share of time in which a value was as it should be.
	 *
	 * @param value the value, PromQL: an instant vector of one element for each group
	 * @param comparison how the value has to compare
	 * @param bound what it is compared with
	 * @param window how far the value looks back
	 */
	record Value(String value, Comparison comparison, double bound, Duration window) implements ServiceLevelIndicator {

		@Override
		public String type() {
			return "value";
		}

		@Override
		public <R> R accept(IndicatorVisitor<R> visitor) {
			return visitor.visitValue(this);
		}

	}

	/**
	 * The share of good among all events of any counters.
	 *
	 * @param good counters of good events, PromQL: a selector or an expression over
	 * counters
	 * @param total counters of all events
	 */
	record Ratio(String good, String total) implements ServiceLevelIndicator {

		@Override
		public String type() {
			return "ratio";
		}

		@Override
		public <R> R accept(IndicatorVisitor<R> visitor) {
			return visitor.visitRatio(this);
		}

	}

	/**
	 * The mean of a share that is measured elsewhere.
	 *
	 * @param ratio share of what is bad at the moment, between 0 and 1, PromQL
	 */
	record ErrorRatio(String ratio) implements ServiceLevelIndicator {

		@Override
		public String type() {
			return "error-ratio";
		}

		@Override
		public <R> R accept(IndicatorVisitor<R> visitor) {
			return visitor.visitErrorRatio(this);
		}

	}

}
