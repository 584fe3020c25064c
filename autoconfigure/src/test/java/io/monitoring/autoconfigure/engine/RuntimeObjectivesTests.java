package io.monitoring.autoconfigure.engine;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.monitoring.promql.QueryEngine;
import io.monitoring.promql.QueryOptions;
import io.monitoring.slo.MemoryObjectiveStore;
import io.monitoring.slo.ObjectiveStore;
import io.monitoring.slo.ServiceLevelIndicator.Availability;
import io.monitoring.slo.ServiceLevelObjective;
import io.monitoring.slo.StoredObjective;
import io.monitoring.slo.definition.ObjectiveDefaults;
import io.monitoring.slo.definition.ObjectiveDefinition;
import io.monitoring.slo.definition.ObjectiveDefinitions;
import io.monitoring.slo.definition.ObjectiveException;
import io.monitoring.slo.definition.ObjectiveField;
import io.monitoring.web.ManagedObjective;
import io.monitoring.web.ObjectiveRefusal;
import io.monitoring.web.ObjectiveRefusal.Reason;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RuntimeObjectivesTests {

	private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

	private static final ServiceLevelObjective CONFIGURED = new ServiceLevelObjective("configured",
			new Availability(List.of()), 0.99, Duration.ofDays(30));

	private final ObjectiveStore store = new MemoryObjectiveStore();

	private final List<List<String>> applied = new ArrayList<>();

	private final RuntimeObjectives objectives = create(this.store);

	private RuntimeObjectives create(ObjectiveStore store) {
		QueryEngine engine = new QueryEngine(QueryOptions.DEFAULTS);
		return new RuntimeObjectives(List.of(CONFIGURED),
				new ObjectiveDefinitions(engine::prepare, ObjectiveDefaults.SHIPPED), store,
				Set.of(Duration.ofMillis(500)), new RuntimeObjectives.Target(
						(all) -> this.applied.add(all.stream().map(ServiceLevelObjective::name).toList()), () -> NOW));
	}

	@Test
	void objectiveIsKeptAndGoesToTheEngineBesideThoseOfTheApplication() {
		ManagedObjective added = this.objectives.put(availability("checkout"), 0, "ada");
		assertThat(added.version()).isEqualTo(1);
		assertThat(this.applied).containsExactly(List.of("configured", "checkout"));
		assertThat(this.store.all()).singleElement()
			.satisfies((stored) -> assertThat(stored.updatedBy()).isEqualTo("ada"))
			.satisfies((stored) -> assertThat(stored.updatedAt()).isEqualTo(NOW));
		assertThat(this.objectives.all()).extracting(ManagedObjective::name).containsExactly("checkout", "configured");
	}

	@Test
	void nextProcessTakesUpWhatIsKeptWithItsFirstTick() {
		this.objectives.put(availability("checkout"), 0, "ada");
		this.applied.clear();
		RuntimeObjectives next = create(this.store);
		assertThat(next.all()).filteredOn((managed) -> managed.name().equals("checkout"))
			.singleElement()
			.satisfies((managed) -> assertThat(managed.definition()).isEqualTo(availability("checkout")));
		assertThat(this.applied).containsExactly(List.of("configured", "checkout"));
	}

	@Test
	void changeNeedsThePresentVersion() {
		this.objectives.put(availability("checkout"), 0, "ada");
		refused(Reason.TAKEN, () -> this.objectives.put(availability("checkout"), 0, "bob"));
		refused(Reason.STALE, () -> this.objectives.put(availability("checkout"), 7, "bob"));
		assertThat(this.objectives.put(availability("checkout"), 1, "bob").version()).isEqualTo(2);
		refused(Reason.STALE, () -> this.objectives.remove("checkout", 1));
		this.objectives.remove("checkout", 2);
		refused(Reason.UNKNOWN, () -> this.objectives.remove("checkout", 2));
		assertThat(this.applied).last().isEqualTo(List.of("configured"));
	}

	@Test
	void nameOfTheApplicationIsTaken() {
		refused(Reason.TAKEN, () -> this.objectives.put(availability("configured"), 0, "ada"));
		refused(Reason.TAKEN, () -> this.objectives.remove("configured", 0));
		assertThat(this.store.all()).isEmpty();
	}

	@Test
	void percentilesMustNotTakeNamesOfOthers() {
		this.objectives.put(availability("api-p95"), 0, "ada");
		ObjectiveDefinition percentiles = ObjectiveDefinition.named("api")
			.with(ObjectiveField.TYPE, "latency")
			.with(ObjectiveField.PERCENTILES, Map.of("p95", Duration.ofMillis(500)));
		refused(Reason.TAKEN, () -> this.objectives.check(percentiles));
	}

	@Test
	void thresholdWithoutBucketIsRefusedWithThoseThatThereAre() {
		ObjectiveDefinition latency = ObjectiveDefinition.named("slow")
			.with(ObjectiveField.TYPE, "latency")
			.with(ObjectiveField.TARGET, new BigDecimal("95"))
			.with(ObjectiveField.THRESHOLD, Duration.ofMillis(300));
		assertThatExceptionOfType(ObjectiveException.class).isThrownBy(() -> this.objectives.check(latency))
			.withMessageContaining("threshold")
			.withMessageContaining("PT0.5S");
	}

	@Test
	void atMostAHundredObjectives() {
		for (int i = 1; i < 100; i++) {
			this.objectives.put(availability("o" + i), 0, "ada");
		}
		refused(Reason.TOO_MANY, () -> this.objectives.put(availability("o100"), 0, "ada"));
		assertThat(this.objectives.put(availability("o99"), 1, "ada").version()).isEqualTo(2);
	}

	@Test
	void aStoreThatOthersShareAndThatIsAwayChangesNothing() {
		ObjectiveStore away = new ObjectiveStore() {

			@Override
			public List<StoredObjective> all() {
				return List.of();
			}

			@Override
			public boolean put(StoredObjective objective) {
				throw new IllegalStateException("The database does not answer.");
			}

			@Override
			public boolean remove(String name, long version) {
				throw new IllegalStateException("The database does not answer.");
			}

		};
		RuntimeObjectives cut = create(away);
		refused(Reason.UNAVAILABLE, () -> cut.put(availability("checkout"), 0, "ada"));
		refused(Reason.UNAVAILABLE, () -> cut.remove("checkout", 1));
		assertThat(cut.all()).extracting(ManagedObjective::name).containsExactly("configured");
	}

	@Test
	void whatCannotBeReadIsLeftOutAndTheOthersCount() {
		this.store.put(new StoredObjective("broken", "{\"name\": \"broken\", \"sort\": 1}", 1, "ada", NOW));
		this.store.put(new StoredObjective("garbled", "{", 1, "ada", NOW));
		this.objectives.put(availability("checkout"), 0, "ada");
		assertThat(this.applied).last().isEqualTo(List.of("configured", "checkout"));
	}

	private static ObjectiveDefinition availability(String name) {
		return ObjectiveDefinition.named(name)
			.with(ObjectiveField.TYPE, "availability")
			.with(ObjectiveField.TARGET, new BigDecimal("99.9"))
			.with(ObjectiveField.WINDOW, Duration.ofDays(7));
	}

	private static void refused(Reason reason, Runnable change) {
		assertThatExceptionOfType(ObjectiveRefusal.class).isThrownBy(change::run)
			.satisfies((refusal) -> assertThat(refusal.reason()).isEqualTo(reason));
	}

}
