package io.monitoring.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import io.monitoring.slo.ServiceLevelIndicator.Availability;
import io.monitoring.slo.ServiceLevelObjective;
import io.monitoring.slo.SloStatus;
import io.monitoring.slo.definition.ObjectiveDefinition;
import io.monitoring.slo.definition.ObjectiveException;
import io.monitoring.slo.definition.ObjectiveField;
import io.monitoring.web.ManagedObjective.Origin;
import io.monitoring.web.ObjectiveRefusal.Reason;

/**
 * Keeps objectives in memory; the target is all that it looks at.
 */
final class SampleObjectiveAdmin implements ObjectiveAdmin {

	private static final int MOST = 5;

	private final SortedMap<String, ManagedObjective> runtime = new TreeMap<>();

	@Override
	public synchronized List<ManagedObjective> all() {
		List<ManagedObjective> all = new ArrayList<>();
		for (SloStatus status : SampleMonitoring.common()) {
			ServiceLevelObjective objective = status.objective();
			all.add(new ManagedObjective(objective.name(), null, List.of(objective), Origin.APPLICATION, 0));
		}
		all.addAll(this.runtime.values());
		return all;
	}

	private static ServiceLevelObjective objective(String name, double target) {
		return new ServiceLevelObjective(name, new Availability(List.of()), target, Duration.ofDays(30));
	}

	@Override
	public List<ServiceLevelObjective> check(ObjectiveDefinition definition) {
		var target = definition.get(ObjectiveField.TARGET);
		if (target == null || target.signum() <= 0 || target.intValue() >= 100) {
			throw new ObjectiveException("target", "The target is not between 0 and 100.", "Set 99.9.");
		}
		if (definition.name().equals("api-availability")) {
			throw new ObjectiveRefusal(Reason.TAKEN, "The application defines it.");
		}
		return List.of(objective(definition.name(), target.movePointLeft(2).doubleValue()));
	}

	@Override
	public synchronized ManagedObjective put(ObjectiveDefinition definition, long expectedVersion, String who) {
		List<ServiceLevelObjective> objectives = check(definition);
		ManagedObjective known = this.runtime.get(definition.name());
		long version = (known != null) ? known.version() : 0;
		if (version != expectedVersion) {
			throw new ObjectiveRefusal((expectedVersion == 0) ? Reason.TAKEN : Reason.STALE, "There is another one.");
		}
		if (known == null && this.runtime.size() >= MOST) {
			throw new ObjectiveRefusal(Reason.TOO_MANY, "There are too many.");
		}
		ManagedObjective changed = new ManagedObjective(definition.name(), definition, objectives, Origin.RUNTIME,
				version + 1);
		this.runtime.put(definition.name(), changed);
		return changed;
	}

	@Override
	public synchronized void remove(String name, long expectedVersion) {
		ManagedObjective known = this.runtime.get(name);
		if (known == null) {
			throw new ObjectiveRefusal(Reason.UNKNOWN, "There is none.");
		}
		if (known.version() != expectedVersion) {
			throw new ObjectiveRefusal(Reason.STALE, "There is another one.");
		}
		this.runtime.remove(name);
	}

}
