package io.monitoring.storage;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.monitoring.slo.Exclusion;
import io.monitoring.slo.ExclusionStore;
import io.monitoring.slo.MemoryExclusionStore;

/**
 * Exclusions, in memory and in the file.
 */
final class StoredExclusions implements ExclusionStore, Part {

	private static final String SAVE = "INSERT INTO monitoring_exclusion (id, objective, starts_at, ends_at, reason, "
			+ "created_by, created_at) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
			+ "objective = excluded.objective, starts_at = excluded.starts_at, ends_at = excluded.ends_at, "
			+ "reason = excluded.reason, created_by = excluded.created_by, created_at = excluded.created_at";

	private final MemoryExclusionStore memory = new MemoryExclusionStore();

	private final Journal journal;

	StoredExclusions(Journal journal) {
		this.journal = journal;
	}

	@Override
	public List<Exclusion> all() {
		return this.memory.all();
	}

	@Override
	public void put(Exclusion exclusion) {
		this.journal.change(() -> this.memory.put(exclusion), (sql) -> sql.update(SAVE, values(exclusion)));
	}

	@Override
	public boolean remove(String id) {
		boolean[] found = new boolean[1];
		this.journal.change(() -> found[0] = this.memory.remove(id),
				(sql) -> sql.update("DELETE FROM monitoring_exclusion WHERE id = ?", id));
		return found[0];
	}

	@Override
	public void load(Sql sql) throws SQLException {
		List<Exclusion> kept = sql.list("SELECT * FROM monitoring_exclusion", StoredExclusions::decode);
		Set<String> known = new HashSet<>();
		this.memory.all().forEach((exclusion) -> known.add(exclusion.id()));
		kept.stream().filter((exclusion) -> !known.contains(exclusion.id())).forEach(this.memory::put);
	}

	static Exclusion decode(Row row) throws SQLException, RowException {
		return new Exclusion(row.text("id"), row.optionalText("objective"), row.time("starts_at"), row.time("ends_at"),
				row.text("reason"), row.text("created_by"), row.time("created_at"));
	}

	@Override
	public void rewrite(Sql sql) throws SQLException {
		sql.update("DELETE FROM monitoring_exclusion");
		sql.updateAll(SAVE, this.memory.all(), StoredExclusions::values);
	}

	static @Nullable Object[] values(Exclusion exclusion) {
		return new @Nullable Object[] { exclusion.id(), exclusion.objective(), exclusion.from(), exclusion.to(),
				exclusion.reason(), exclusion.createdBy(), exclusion.createdAt() };
	}

}
