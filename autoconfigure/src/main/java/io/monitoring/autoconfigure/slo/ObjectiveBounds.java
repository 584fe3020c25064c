package io.monitoring.autoconfigure.slo;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.monitoring.autoconfigure.alert.PercentileBounds;
import io.monitoring.slo.ServiceLevelIndicator;
import io.monitoring.slo.ServiceLevelObjective;
import io.monitoring.slo.definition.DefinedObjective;
import io.monitoring.slo.definition.ObjectiveDefinition;
import io.monitoring.slo.definition.ObjectiveField;

/**
 * Histogram bounds that objectives need: of requests for latency, and of other timers
 * where a percentile is compared or a bucket is counted.
 */
final class ObjectiveBounds {

	private static final String REQUESTS = "http.server.requests";

	/** A bucket of a timer as PromQL selects it. */
	private static final Pattern BUCKET = Pattern
		.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)_seconds_bucket\\s*\\{[^}]*\\ble\\s*=\\s*[\"']([0-9.E-]{1,24})[\"']");

	private static final double LONGEST_SECONDS = 86_400;

	private static final double NANOS = 1e9;

	private ObjectiveBounds() {
	}

	/**
	 * Collect the bounds.
	 * @param defined the objectives
	 * @return bounds by the name of the meter
	 */
	static Map<String, Collection<Duration>> of(List<DefinedObjective> defined) {
		Map<String, Collection<Duration>> bounds = new TreeMap<>();
		for (DefinedObjective one : defined) {
			ObjectiveDefinition definition = one.definition();
			BigDecimal value = definition.get(ObjectiveField.VALUE);
			PercentileBounds.add(bounds, definition.get(ObjectiveField.METRIC),
					definition.get(ObjectiveField.AGGREGATION), (value != null) ? value.doubleValue() : null);
			one.objectives().forEach((objective) -> add(bounds, objective));
		}
		return bounds;
	}

	private static void add(Map<String, Collection<Duration>> bounds, ServiceLevelObjective objective) {
		if (objective.indicator() instanceof ServiceLevelIndicator.Latency latency) {
			bounds.computeIfAbsent(REQUESTS, (name) -> new TreeSet<>()).add(latency.threshold());
		}
		else if (objective.indicator() instanceof ServiceLevelIndicator.Ratio ratio) {
			buckets(bounds, ratio.good());
			buckets(bounds, ratio.total());
		}
	}

	private static void buckets(Map<String, Collection<Duration>> bounds, String expression) {
		Matcher matcher = BUCKET.matcher(expression);
		while (matcher.find()) {
			double seconds = Double.parseDouble(matcher.group(2));
			if (seconds > 0 && seconds <= LONGEST_SECONDS) {
				bounds.computeIfAbsent(matcher.group(1).replace('_', '.'), (name) -> new TreeSet<>())
					.add(Duration.ofNanos(Math.max(1, Math.round(seconds * NANOS))));
			}
		}
	}

}
