package io.monitoring.slo;

import java.time.Instant;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A time that comes again and again and does not count against budgets.
 *
 * @param objectives names of the objectives that it is about, empty for all
 * @param covers whether a minute, given by its begin, belongs to it
 */
public record MaintenanceWindow(Set<String> objectives, Predicate<Instant> covers) {

	public MaintenanceWindow {
		objectives = Set.copyOf(objectives);
	}

	/**
	 * Return whether the window is about an objective.
	 * @param name name of the objective
	 * @return whether it is
	 */
	public boolean isAbout(String name) {
		return this.objectives.isEmpty() || this.objectives.contains(name);
	}

}
