package io.monitoring.micrometer;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;

/**
 * Gives timers the histogram bounds that objectives on latency count, and no others.
 * Bounds, histograms and percentiles of the application stay; but a Prometheus registry
 * exports no percentiles of a timer that has bounds. Must come after filters that set
 * bounds and before the timers.
 */
public final class LatencyBuckets implements MeterFilter {

	private final Map<String, NavigableSet<Double>> boundsByName;

	/**
	 * Create a filter.
	 * @param thresholds the bounds by the name of the meter, such as
	 * {@code http.server.requests}
	 */
	public LatencyBuckets(Map<String, ? extends Collection<Duration>> thresholds) {
		this.boundsByName = thresholds.entrySet()
			.stream()
			.collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, (entry) -> nanos(entry.getValue())));
	}

	private static NavigableSet<Double> nanos(Collection<Duration> thresholds) {
		NavigableSet<Double> nanos = new TreeSet<>();
		for (Duration threshold : thresholds) {
			if (threshold.isNegative() || threshold.isZero()) {
				throw new IllegalArgumentException("'thresholds' must be positive but one is " + threshold);
			}
			nanos.add((double) threshold.toNanos());
		}
		return nanos;
	}

	@Override
	public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
		NavigableSet<Double> bounds = this.boundsByName.get(id.getName());
		if (bounds == null || bounds.isEmpty() || id.getType() != Meter.Type.TIMER) {
			return config;
		}
		NavigableSet<Double> all = new TreeSet<>(bounds);
		double[] existing = config.getServiceLevelObjectiveBoundaries();
		if (existing != null) {
			for (double bound : existing) {
				all.add(bound);
			}
		}
		return DistributionStatisticConfig.builder()
			.serviceLevelObjectives(all.stream().mapToDouble(Double::doubleValue).toArray())
			.build()
			.merge(config);
	}

}
