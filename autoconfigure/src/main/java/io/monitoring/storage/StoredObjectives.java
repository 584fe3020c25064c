package io.monitoring.storage;

import java.sql.SQLException;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.monitoring.slo.MemoryObjectiveStore;
import io.monitoring.slo.ObjectiveStore;
import io.monitoring.slo.StoredObjective;

/**
 * Objectives that were defined while the application ran, in memory and in the file.
 */
final class StoredObjectives implements ObjectiveStore, Part {

	private static final String SAVE = "INSERT INTO monitoring_runtime_objective (name, definition, version, updated_by, "
			+ "updated_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT (name) DO UPDATE SET definition = excluded.definition, "
			+ "version = excluded.version, updated_by = excluded.updated_by, updated_at = excluded.updated_at";

	private final MemoryObjectiveStore memory = new MemoryObjectiveStore();

	private final Journal journal;

	StoredObjectives(Journal journal) {
		this.journal = journal;
	}

	@Override
	public List<StoredObjective> all() {
		return this.memory.all();
	}

	@Override
	public boolean put(StoredObjective objective) {
		boolean[] taken = new boolean[1];
		this.journal.change(() -> taken[0] = this.memory.put(objective), (sql) -> {
			if (taken[0]) {
				sql.update(SAVE, values(objective));
			}
		});
		return taken[0];
	}

	@Override
	public boolean remove(String name, long version) {
		boolean[] removed = new boolean[1];
		this.journal.change(() -> removed[0] = this.memory.remove(name, version), (sql) -> {
			if (removed[0]) {
				sql.update("DELETE FROM monitoring_runtime_objective WHERE name = ?", name);
			}
		});
		return removed[0];
	}

	@Override
	public void load(Sql sql) throws SQLException {
		sql.list("SELECT * FROM monitoring_runtime_objective", StoredObjectives::decode).forEach(this.memory::restore);
	}

	static StoredObjective decode(Row row) throws SQLException, RowException {
		return new StoredObjective(row.text("name"), row.text("definition"), row.number("version"),
				row.text("updated_by"), row.time("updated_at"));
	}

	@Override
	public void rewrite(Sql sql) throws SQLException {
		sql.update("DELETE FROM monitoring_runtime_objective");
		sql.updateAll(SAVE, this.memory.all(), StoredObjectives::values);
	}

	static @Nullable Object[] values(StoredObjective objective) {
		return new @Nullable Object[] { objective.name(), objective.definition(), objective.version(),
				objective.updatedBy(), objective.updatedAt() };
	}

}
