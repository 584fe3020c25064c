package io.monitoring.autoconfigure.slo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.monitoring.slo.ServiceLevelObjective;
import io.monitoring.slo.definition.DefinedObjective;

import org.springframework.boot.diagnostics.FailureAnalyzedException;

/**
 * Brings together the objectives of all sources: each name once, and not too many.
 */
final class ObjectiveCollector {

	/** Largest number of objectives, each percentile counted. */
	static final int MOST = 100;

	private final List<DefinedObjective> all = new ArrayList<>();

	private final Map<String, DefinedObjective> byName = new HashMap<>();

	void addAll(List<DefinedObjective> defined) {
		for (DefinedObjective one : defined) {
			for (ServiceLevelObjective objective : one.objectives()) {
				DefinedObjective other = this.byName.putIfAbsent(objective.name(), one);
				if (other != null) {
					throw new FailureAnalyzedException(
							"There are two objectives with the name '%s': one from %s and one from %s.".formatted(
									objective.name(), place(other), place(one)),
							"Give one of them another name.");
				}
			}
			this.all.add(one);
		}
		if (this.byName.size() > MOST) {
			throw new FailureAnalyzedException(
					this.byName.size() + " objectives are configured, each percentile counted.",
					"Configure at most " + MOST + ", or group events with 'group-by'.");
		}
	}

	private static String place(DefinedObjective defined) {
		return defined.origin().name().toLowerCase(Locale.ROOT) + " '" + defined.definition().name() + "'";
	}

	List<DefinedObjective> all() {
		return List.copyOf(this.all);
	}

}
