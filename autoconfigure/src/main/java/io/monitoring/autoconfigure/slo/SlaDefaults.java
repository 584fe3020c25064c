package io.monitoring.autoconfigure.slo;

import java.util.Set;

import io.monitoring.autoconfigure.PropertyErrors;
import io.monitoring.slo.ObjectiveOptions.Guard;
import io.monitoring.slo.definition.ObjectiveDefaults;

/**
 * Reads what holds for all objectives.
 */
final class SlaDefaults {

	private static final int MOST_EVENTS = 1_000_000;

	private final PropertyErrors errors;

	SlaDefaults(PropertyErrors errors) {
		this.errors = errors;
	}

	/**
	 * Read the defaults.
	 * @param properties what the user wrote
	 * @param timeIntervals names of the time intervals that there are
	 * @return the defaults
	 */
	ObjectiveDefaults of(SlaProperties properties, Set<String> timeIntervals) {
		for (int i = 0; i < properties.maintenanceWindows().size(); i++) {
			if (!timeIntervals.contains(properties.maintenanceWindows().get(i))) {
				throw this.errors.invalid("monitoring.sla.maintenance-windows[" + i + "]",
						"There is no time interval '" + properties.maintenanceWindows().get(i) + "'.",
						"Name one of 'monitoring.alerts.time-intervals', or add it there.");
			}
		}
		return new ObjectiveDefaults(new Guard(count("monitoring.sla.min-events", properties.minEvents(), 10),
				count("monitoring.sla.min-bad-events", properties.minBadEvents(), 3)), timeIntervals);
	}

	private int count(String key, int value, int example) {
		if (value < 0 || value > MOST_EVENTS) {
			throw this.errors.invalid(key, "The number is not between 0 and " + MOST_EVENTS + '.',
					"Set a number such as " + example + ", or 0 for no such limit.");
		}
		return value;
	}

}
