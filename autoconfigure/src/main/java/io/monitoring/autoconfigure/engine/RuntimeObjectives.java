package io.monitoring.autoconfigure.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.monitoring.engine.EngineListener;
import io.monitoring.engine.MonitoringSnapshot;
import io.monitoring.slo.ObjectiveStore;
import io.monitoring.slo.ServiceLevelIndicator.Latency;
import io.monitoring.slo.ServiceLevelObjective;
import io.monitoring.slo.StoredObjective;
import io.monitoring.slo.definition.ObjectiveDefinition;
import io.monitoring.slo.definition.ObjectiveDefinitions;
import io.monitoring.slo.definition.ObjectiveException;
import io.monitoring.slo.definition.ObjectiveField;
import io.monitoring.web.ManagedObjective;
import io.monitoring.web.ManagedObjective.Origin;
import io.monitoring.web.ObjectiveAdmin;
import io.monitoring.web.ObjectiveRefusal;
import io.monitoring.web.ObjectiveRefusal.Reason;
import io.monitoring.web.input.InputException;
import io.monitoring.web.input.ObjectiveInput;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The objectives that are defined at run time: kept in the store, followed by the engine.
 * A change that another process made in a shared store is noticed at the next tick.
 */
final class RuntimeObjectives implements ObjectiveAdmin, EngineListener {

	private static final Logger logger = LoggerFactory.getLogger(RuntimeObjectives.class);

	private static final int MOST_OBJECTIVES = 100;

	private final JsonMapper json = new JsonMapper();

	private final List<ServiceLevelObjective> application;

	private final ObjectiveDefinitions definitions;

	private final ObjectiveStore store;

	private final Set<Duration> bounds;

	private final Consumer<List<ServiceLevelObjective>> engine;

	private final InstantSource time;

	private List<StoredObjective> applied = List.of();

	private volatile Map<String, ManagedObjective> runtime = Map.of();

	/**
	 * Create the objectives.
	 * @param application objectives that the application brings
	 * @param definitions makes objectives of definitions
	 * @param store where they are kept
	 * @param bounds the histogram bounds that requests have: others cannot be added to
	 * timers that are there already
	 * @param target takes all objectives after a change, and tells the present
	 */
	RuntimeObjectives(List<ServiceLevelObjective> application, ObjectiveDefinitions definitions, ObjectiveStore store,
			Set<Duration> bounds, Target target) {
		this.application = List.copyOf(application);
		this.definitions = definitions;
		this.store = store;
		this.bounds = Set.copyOf(bounds);
		this.engine = target.engine();
		this.time = target.time();
	}

	@Override
	public List<ManagedObjective> all() {
		refresh();
		Map<String, ManagedObjective> all = new TreeMap<>(this.runtime);
		for (ServiceLevelObjective objective : this.application) {
			all.put(objective.name(),
					new ManagedObjective(objective.name(), null, List.of(objective), Origin.APPLICATION, 0));
		}
		return List.copyOf(all.values());
	}

	@Override
	public List<ServiceLevelObjective> check(ObjectiveDefinition definition) {
		List<ServiceLevelObjective> wanted = this.definitions.create(definition);
		if (definition.has(ObjectiveField.MAINTENANCE_WINDOWS)) {
			throw new ObjectiveException(ObjectiveField.MAINTENANCE_WINDOWS.name(),
					"Only objectives of the configuration have maintenance windows of their own.",
					"Exclude each window when it comes, or define the objective in the configuration.");
		}
		wanted.forEach(this::checkBound);
		refresh();
		for (ServiceLevelObjective objective : wanted) {
			if (others(definition.name()).anyMatch((other) -> other.name().equals(objective.name()))) {
				throw new ObjectiveRefusal(Reason.TAKEN, "There is another objective named '" + objective.name()
						+ "'. Choose another name, or change that one where it is defined.");
			}
		}
		if (others(definition.name()).count() + wanted.size() > MOST_OBJECTIVES) {
			throw new ObjectiveRefusal(Reason.TOO_MANY,
					"There would be more than " + MOST_OBJECTIVES + " objectives. Remove one, or group by a label.");
		}
		return wanted;
	}

	private Stream<ServiceLevelObjective> others(String name) {
		return Stream.concat(this.application.stream(),
				this.runtime.values()
					.stream()
					.filter((managed) -> !managed.name().equals(name))
					.flatMap((managed) -> managed.objectives().stream()));
	}

	private void checkBound(ServiceLevelObjective objective) {
		if (objective.indicator() instanceof Latency latency && !this.bounds.contains(latency.threshold())) {
			throw new ObjectiveException("threshold",
					"The requests that were counted so far have no histogram bound of " + latency.threshold() + ".",
					"Use one of " + this.bounds.stream().sorted().toList()
							+ ", or define the objective in the configuration and start again.");
		}
	}

	@Override
	public ManagedObjective put(ObjectiveDefinition definition, long expectedVersion, String who) {
		List<ServiceLevelObjective> objectives = check(definition);
		Instant now = this.time.instant();
		StoredObjective wanted = new StoredObjective(definition.name(),
				this.json.writeValueAsString(definition.toMap()), expectedVersion + 1, who, now);
		if (!stored(() -> this.store.put(wanted))) {
			throw stale(definition.name(), expectedVersion);
		}
		refresh();
		return new ManagedObjective(definition.name(), definition, objectives, Origin.RUNTIME, expectedVersion + 1);
	}

	@Override
	public void remove(String name, long expectedVersion) {
		if (this.application.stream().anyMatch((objective) -> objective.name().equals(name))) {
			throw new ObjectiveRefusal(Reason.TAKEN, "The objective '" + name
					+ "' is defined by the application. Remove it there, or exclude the time that must not count.");
		}
		if (!stored(() -> this.store.remove(name, expectedVersion))) {
			throw stale(name, expectedVersion);
		}
		refresh();
	}

	/** A store that others share has to know of a change before it is one. */
	private static boolean stored(BooleanSupplier change) {
		try {
			return change.getAsBoolean();
		}
		catch (IllegalStateException ex) {
			throw new ObjectiveRefusal(Reason.UNAVAILABLE, String.valueOf(ex.getMessage()));
		}
	}

	private ObjectiveRefusal stale(String name, long expectedVersion) {
		refresh();
		ManagedObjective present = this.runtime.get(name);
		if (present == null) {
			return new ObjectiveRefusal(Reason.UNKNOWN,
					"There is no objective '" + name + "' that was defined at run time.");
		}
		if (expectedVersion == 0) {
			return new ObjectiveRefusal(Reason.TAKEN,
					"There is an objective named '" + name + "' already. Change it with PUT, or choose another name.");
		}
		return new ObjectiveRefusal(Reason.STALE, "The objective '" + name + "' has version " + present.version()
				+ " and not " + expectedVersion + ". Read it again and repeat the change.");
	}

	@Override
	public void onTick(MonitoringSnapshot snapshot) {
		refresh();
	}

	private synchronized void refresh() {
		List<StoredObjective> stored = this.store.all();
		if (stored.equals(this.applied)) {
			return;
		}
		this.applied = List.copyOf(stored);
		Map<String, ManagedObjective> read = new TreeMap<>();
		for (StoredObjective objective : stored) {
			read(objective, read);
		}
		this.runtime = Map.copyOf(read);
		List<ServiceLevelObjective> all = new ArrayList<>(this.application);
		read.values().forEach((managed) -> all.addAll(managed.objectives()));
		this.engine.accept(all);
	}

	/** The application may have taken the name since, or know a field no longer. */
	private void read(StoredObjective stored, Map<String, ManagedObjective> read) {
		try {
			ObjectiveDefinition definition = ObjectiveInput.read(this.json.readTree(stored.definition()));
			List<ServiceLevelObjective> objectives = this.definitions.create(definition);
			for (ServiceLevelObjective objective : objectives) {
				if (this.application.stream().anyMatch((other) -> other.name().equals(objective.name()))) {
					throw new ObjectiveRefusal(Reason.TAKEN, "the application defines an objective of this name");
				}
			}
			read.put(stored.name(),
					new ManagedObjective(stored.name(), definition, objectives, Origin.RUNTIME, stored.version()));
		}
		catch (JacksonException | InputException | ObjectiveException | ObjectiveRefusal ex) {
			logger.warn("The objective '{}' that was defined at run time is left out: {}", stored.name(),
					ex.getMessage());
		}
	}

	/**
	 * Whom changes are for.
	 *
	 * @param engine takes all objectives after a change
	 * @param time tells the present
	 */
	record Target(Consumer<List<ServiceLevelObjective>> engine, InstantSource time) {

	}

}
