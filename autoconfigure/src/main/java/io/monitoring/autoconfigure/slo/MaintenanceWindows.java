package io.monitoring.autoconfigure.slo;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.monitoring.notify.TimeIntervals;
import io.monitoring.slo.MaintenanceWindow;
import io.monitoring.slo.ServiceLevelObjective;
import io.monitoring.slo.definition.DefinedObjective;
import io.monitoring.slo.definition.ObjectiveField;

/**
 * Makes the times that do not count of the names of time intervals.
 */
final class MaintenanceWindows {

	private MaintenanceWindows() {
	}

	/**
	 * Collect the times.
	 * @param names time intervals that do not count for any objective
	 * @param defined the objectives, which may name more
	 * @param intervals the time intervals
	 * @return the times
	 */
	static List<MaintenanceWindow> of(List<String> names, List<DefinedObjective> defined, TimeIntervals intervals) {
		List<MaintenanceWindow> windows = new ArrayList<>();
		names.forEach((name) -> windows.add(window(Set.of(), name, intervals)));
		for (DefinedObjective one : defined) {
			List<String> own = one.definition().get(ObjectiveField.MAINTENANCE_WINDOWS);
			Set<String> objectives = one.objectives()
				.stream()
				.map(ServiceLevelObjective::name)
				.collect(Collectors.toSet());
			if (own != null) {
				own.forEach((name) -> windows.add(window(objectives, name, intervals)));
			}
		}
		return windows;
	}

	private static MaintenanceWindow window(Set<String> objectives, String name, TimeIntervals intervals) {
		return new MaintenanceWindow(objectives, (instant) -> intervals.contains(name, instant));
	}

}
