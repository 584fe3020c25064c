package io.monitoring.slo;

import java.time.Duration;
import java.util.List;

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
	 * Return the conditions on the requests that count.
	 * @return matchers of labels, the metric name not among them
	 */
	List<LabelMatcher> match();

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

	}

}
