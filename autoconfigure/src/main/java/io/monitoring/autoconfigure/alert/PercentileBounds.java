package io.monitoring.autoconfigure.alert;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import io.monitoring.rule.threshold.Aggregation;
import org.jspecify.annotations.Nullable;

/**
 * Histogram bounds that rules on percentiles need: between bounds a percentile is a
 * guess, and above the last one it is that bound. The threshold and twice of it make the
 * comparison exact.
 */
public final class PercentileBounds {

	private static final double MAX_SECONDS = 86_400;

	private static final double NANOS = 1e9;

	private PercentileBounds() {
	}

	/**
	 * Collect the bounds.
	 * @param properties the rules; what is wrong with one is told elsewhere
	 * @return bounds by the name of the meter
	 */
	public static Map<String, Collection<Duration>> of(AlertProperties properties) {
		Map<String, Collection<Duration>> bounds = new TreeMap<>();
		for (AlertRuleProperties rule : properties.rules().values()) {
			add(bounds, rule.metric(), rule.aggregation(), rule.threshold());
		}
		return bounds;
	}

	/**
	 * Add the bounds of a percentile that is compared.
	 * @param bounds bounds by the name of the meter
	 * @param metric name of the metric
	 * @param aggregation what is made of it
	 * @param threshold what it is compared with, in seconds
	 */
	public static void add(Map<String, Collection<Duration>> bounds, @Nullable String metric,
			@Nullable String aggregation, @Nullable Double threshold) {
		if (metric != null && threshold != null && threshold > 0 && threshold <= MAX_SECONDS
				&& isPercentile(aggregation)) {
			Duration bound = Duration.ofNanos(Math.max(1, Math.round(threshold * NANOS)));
			for (String meter : List.of(metric, meter(metric))) {
				bounds.computeIfAbsent(meter, (name) -> new TreeSet<>()).addAll(List.of(bound, bound.multipliedBy(2)));
			}
		}
	}

	private static boolean isPercentile(@Nullable String aggregation) {
		try {
			return aggregation != null && Aggregation.parse(aggregation).kind() == Aggregation.Kind.PERCENTILE;
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	/** Where a metric has the name of the Prometheus endpoint. */
	private static String meter(String metric) {
		return metric.replaceFirst("_bucket$", "").replaceFirst("_seconds$", "").replace('_', '.');
	}

}
