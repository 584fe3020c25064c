package io.monitoring.autoconfigure.slo;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.monitoring.slo.ServiceLevelIndicator;
import io.monitoring.slo.ServiceLevelObjective;

/**
 * The objectives of the application.
 *
 * @param all the objectives in the order of their names
 * @param excludedPaths beginnings of the paths whose requests do not count
 * @param minBadEvents number of bad events below which no burn-rate alert fires
 */
public record ServiceLevelObjectives(List<ServiceLevelObjective> all, List<String> excludedPaths, int minBadEvents) {

	public ServiceLevelObjectives {
		all = List.copyOf(all);
		excludedPaths = List.copyOf(excludedPaths);
	}

	/**
	 * Return the thresholds of the latency objectives, which the histogram of requests
	 * needs as bounds.
	 * @return the thresholds without duplicates
	 */
	public List<Duration> latencyThresholds() {
		return this.all.stream()
			.map(ServiceLevelObjective::indicator)
			.filter(ServiceLevelIndicator.Latency.class::isInstance)
			.map((indicator) -> ((ServiceLevelIndicator.Latency) indicator).threshold())
			.distinct()
			.toList();
	}

	/**
	 * Return which objectives are about latency.
	 * @return their names
	 */
	public Set<String> latencyNames() {
		return this.all.stream()
			.filter((objective) -> objective.indicator() instanceof ServiceLevelIndicator.Latency)
			.map(ServiceLevelObjective::name)
			.collect(Collectors.toSet());
	}

}
