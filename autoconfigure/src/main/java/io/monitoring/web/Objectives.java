package io.monitoring.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.monitoring.slo.SloStatus;

/**
 * Finds objectives in what the last tick found out.
 */
final class Objectives {

	private final MonitoringFacade monitoring;

	Objectives(MonitoringFacade monitoring) {
		this.monitoring = monitoring;
	}

	List<SloStatus> all() {
		return this.monitoring.snapshot().objectives();
	}

	/**
	 * Find objectives.
	 * @param names their names, none for all
	 * @return the objectives and their groups
	 */
	List<SloStatus> named(List<String> names) {
		if (names.isEmpty()) {
			return all();
		}
		List<SloStatus> found = new ArrayList<>();
		names.stream().distinct().forEach((name) -> found.addAll(groups(name)));
		return found;
	}

	/**
	 * Find an objective.
	 * @param name its name
	 * @return the objective, or its groups, that with the least budget first
	 */
	List<SloStatus> groups(String name) {
		List<SloStatus> groups = all().stream()
			.filter((status) -> status.objective().name().equals(name))
			.sorted(Comparator.comparingDouble((status) -> status.budget().remainingRatio()))
			.toList();
		if (groups.isEmpty()) {
			throw notFound();
		}
		return groups;
	}

	/**
	 * Find a group of an objective.
	 * @param name name of the objective
	 * @param group labels of the group as they are written in PromQL, empty for that with
	 * the least budget
	 * @return the group
	 */
	SloStatus group(String name, String group) {
		List<SloStatus> groups = groups(name);
		if (group.isEmpty()) {
			return groups.get(0);
		}
		return groups.stream()
			.filter((status) -> status.group().toString().equals(group))
			.findFirst()
			.orElseThrow(() -> new ApiException(ApiException.Kind.NOT_FOUND,
					"The objective has no such group; 'groups' of 'sla/error-budget/%s' lists them.".formatted(name)));
	}

	static ApiException notFound() {
		return new ApiException(ApiException.Kind.NOT_FOUND,
				"There is no objective of this name; 'sla/objectives' lists them.");
	}

}
