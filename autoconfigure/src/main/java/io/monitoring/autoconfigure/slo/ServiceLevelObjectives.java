package io.monitoring.autoconfigure.slo;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.monitoring.slo.MaintenanceWindow;
import io.monitoring.slo.ServiceLevelIndicator;
import io.monitoring.slo.ServiceLevelObjective;
import io.monitoring.slo.TrackerSettings.DowntimePolicy;
import io.monitoring.slo.definition.DefinedObjective;

/**
 * The objectives of the application.
 *
 * @param defined the objectives with what they are made of
 * @param excludedPaths beginnings of the paths whose requests do not count
 * @param downtime what the time counts as in which the application was down
 * @param maintenance times that do not count
 */
public record ServiceLevelObjectives(List<DefinedObjective> defined, List<String> excludedPaths,
		DowntimePolicy downtime, List<MaintenanceWindow> maintenance) {

	public ServiceLevelObjectives {
		defined = List.copyOf(defined);
		excludedPaths = List.copyOf(excludedPaths);
		maintenance = List.copyOf(maintenance);
	}

	/**
	 * Return the objectives.
	 * @return the objectives in the order of their names
	 */
	public List<ServiceLevelObjective> all() {
		return this.defined.stream()
			.flatMap((one) -> one.objectives().stream())
			.sorted(Comparator.comparing(ServiceLevelObjective::name))
			.toList();
	}

	/**
	 * Return which objectives are about latency.
	 * @return their names
	 */
	public Set<String> latencyNames() {
		return all().stream()
			.filter((objective) -> objective.indicator() instanceof ServiceLevelIndicator.Latency)
			.map(ServiceLevelObjective::name)
			.collect(Collectors.toSet());
	}

}
