package io.monitoring.storage;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.monitoring.notify.Silence;
import io.monitoring.notify.SilenceStore;
import io.monitoring.rule.RuleSwitches;
import io.monitoring.slo.Exclusion;
import io.monitoring.slo.ExclusionStore;
import io.monitoring.slo.ObjectiveStore;
import io.monitoring.slo.StoredObjective;
import org.jspecify.annotations.Nullable;

/**
 * The small tables that replicas share, as their users see them.
 */
final class SharedStores {

	private static final Duration PATIENCE = Duration.ofSeconds(1);

	private static final Duration DECISION = Duration.ofSeconds(4);

	private static final SharedTable.Format<Silence> SILENCES = new SharedTable.Format<>("silence", Silence::id,
			"SELECT * FROM monitoring_silence ORDER BY updated_at", StoredSilences::decode,
			"INSERT INTO monitoring_silence (id, matchers, starts_at, ends_at, updated_at, created_by, comment) "
					+ "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET matchers = excluded.matchers, "
					+ "starts_at = excluded.starts_at, ends_at = excluded.ends_at, updated_at = excluded.updated_at, "
					+ "created_by = excluded.created_by, comment = excluded.comment",
			StoredSilences::values, "DELETE FROM monitoring_silence WHERE id = ?");

	private static final SharedTable.Format<Map.Entry<String, Boolean>> SWITCHES = new SharedTable.Format<>("switch",
			Map.Entry::getKey, "SELECT * FROM monitoring_rule_switch ORDER BY rule",
			(row) -> Map.entry(row.text("rule"), row.number("enabled") != 0),
			"INSERT INTO monitoring_rule_switch (rule, enabled) VALUES (?, ?) "
					+ "ON CONFLICT (rule) DO UPDATE SET enabled = excluded.enabled",
			(entry) -> new @Nullable Object[] { entry.getKey(), entry.getValue() ? 1 : 0 },
			"DELETE FROM monitoring_rule_switch WHERE rule = ?");

	private static final SharedTable.Format<Exclusion> EXCLUSIONS = new SharedTable.Format<>("exclusion", Exclusion::id,
			"SELECT * FROM monitoring_exclusion ORDER BY created_at, id", StoredExclusions::decode,
			"INSERT INTO monitoring_exclusion (id, objective, starts_at, ends_at, reason, created_by, created_at) "
					+ "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET objective = excluded.objective, "
					+ "starts_at = excluded.starts_at, ends_at = excluded.ends_at, reason = excluded.reason, "
					+ "created_by = excluded.created_by, created_at = excluded.created_at",
			StoredExclusions::values, "DELETE FROM monitoring_exclusion WHERE id = ?");

	private static final SharedTable.Format<StoredObjective> OBJECTIVES = new SharedTable.Format<>("objective",
			StoredObjective::name, "SELECT * FROM monitoring_runtime_objective ORDER BY name COLLATE \"C\"",
			StoredObjectives::decode,
			"INSERT INTO monitoring_runtime_objective AS o (name, definition, version, updated_by, updated_at) "
					+ "VALUES (?, ?, ?, ?, ?) ON CONFLICT (name) DO UPDATE SET definition = excluded.definition, "
					+ "version = excluded.version, updated_by = excluded.updated_by, updated_at = excluded.updated_at "
					+ "WHERE o.version = excluded.version - 1",
			StoredObjectives::values, "DELETE FROM monitoring_runtime_objective WHERE name = ?");

	private static final String FIRST_OBJECTIVE = "INSERT INTO monitoring_runtime_objective (name, definition, version, "
			+ "updated_by, updated_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT (name) DO NOTHING";

	private static final String CHANGE_OBJECTIVE = "UPDATE monitoring_runtime_objective SET definition = ?, version = ?, "
			+ "updated_by = ?, updated_at = ? WHERE name = ? AND version = ?";

	private final SharedTable<Silence> silences = new SharedTable<>(SILENCES);

	private final SharedTable<Map.Entry<String, Boolean>> switches = new SharedTable<>(SWITCHES);

	private final SharedTable<Exclusion> exclusions = new SharedTable<>(EXCLUSIONS);

	private final SharedTable<StoredObjective> objectives = new SharedTable<>(OBJECTIVES);

	private final SharedThread thread;

	SharedStores(SharedThread thread) {
		this.thread = thread;
	}

	List<SharedPart> parts() {
		return List.of(this.silences, this.switches, this.exclusions, this.objectives);
	}

	SilenceStore silences() {
		return new SilenceStore() {

			@Override
			public List<Silence> load() {
				return SharedStores.this.silences.all();
			}

			@Override
			public long changes() {
				return SharedStores.this.silences.changes();
			}

			@Override
			public void save(Silence silence) {
				SharedStores.this.silences.put(silence);
				SharedStores.this.thread.flush(PATIENCE);
			}

			/** Only silences that ended long ago, and by a thread that must not wait. */
			@Override
			public void remove(Collection<String> ids) {
				ids.forEach(SharedStores.this.silences::remove);
			}

		};
	}

	RuleSwitches switches() {
		return new RuleSwitches() {

			@Override
			public Map<String, Boolean> load() {
				Map<String, Boolean> switched = new LinkedHashMap<>();
				SharedStores.this.switches.all().forEach((entry) -> switched.put(entry.getKey(), entry.getValue()));
				return switched;
			}

			@Override
			public void save(String rule, boolean enabled) {
				SharedStores.this.switches.put(Map.entry(rule, enabled));
				SharedStores.this.thread.flush(PATIENCE);
			}

		};
	}

	ExclusionStore exclusions() {
		return new ExclusionStore() {

			@Override
			public List<Exclusion> all() {
				return SharedStores.this.exclusions.all();
			}

			@Override
			public void put(Exclusion exclusion) {
				SharedStores.this.exclusions.put(exclusion);
				SharedStores.this.thread.flush(PATIENCE);
			}

			@Override
			public boolean remove(String id) {
				boolean found = SharedStores.this.exclusions.remove(id);
				SharedStores.this.thread.flush(PATIENCE);
				return found;
			}

		};
	}

	/** Who was first is for the database to say, so that these changes need it. */
	ObjectiveStore objectives() {
		return new ObjectiveStore() {

			@Override
			public List<StoredObjective> all() {
				return SharedStores.this.objectives.all();
			}

			@Override
			public boolean put(StoredObjective objective) {
				return decide((sql) -> (objective.version() == 1)
						? sql.update(FIRST_OBJECTIVE, StoredObjectives.values(objective))
						: sql.update(CHANGE_OBJECTIVE, objective.definition(), objective.version(),
								objective.updatedBy(), objective.updatedAt(), objective.name(),
								objective.version() - 1));
			}

			@Override
			public boolean remove(String name, long version) {
				return decide((sql) -> sql
					.update("DELETE FROM monitoring_runtime_objective WHERE name = ? AND version = ?", name, version));
			}

		};
	}

	private boolean decide(Sql.Query<Integer> change) {
		try {
			return this.thread.call((sql) -> {
				int changed = change.run(sql);
				if (changed > 0) {
					sql.update(SharedKeeper.NOTE, this.objectives.topic());
				}
				this.objectives.refresh(sql);
				return changed > 0;
			}, DECISION);
		}
		catch (SQLException ex) {
			throw new IllegalStateException("The database that replicas share does not answer; try again later.", ex);
		}
	}

}
