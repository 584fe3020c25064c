package io.monitoring.storage;

import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.monitoring.notify.MemorySilenceStore;
import io.monitoring.notify.Silence;
import io.monitoring.notify.SilenceStore;
import org.jspecify.annotations.Nullable;

/**
 * Silences, in memory and in the file.
 */
final class StoredSilences implements SilenceStore, Part {

	private static final String SAVE = "INSERT INTO monitoring_silence "
			+ "(id, matchers, starts_at, ends_at, updated_at, created_by, comment) VALUES (?, ?, ?, ?, ?, ?, ?) "
			+ "ON CONFLICT (id) DO UPDATE SET matchers = excluded.matchers, starts_at = excluded.starts_at, "
			+ "ends_at = excluded.ends_at, updated_at = excluded.updated_at, created_by = excluded.created_by, "
			+ "comment = excluded.comment";

	private final MemorySilenceStore memory = new MemorySilenceStore();

	private final Journal journal;

	private volatile long changes;

	StoredSilences(Journal journal) {
		this.journal = journal;
	}

	@Override
	public List<Silence> load() {
		return this.memory.load();
	}

	@Override
	public long changes() {
		return this.changes;
	}

	@Override
	public void save(Silence silence) {
		this.journal.change(() -> this.memory.save(silence), (sql) -> sql.update(SAVE, values(silence)));
	}

	@Override
	public void remove(Collection<String> ids) {
		List<String> gone = List.copyOf(ids);
		this.journal.change(() -> this.memory.remove(gone), (sql) -> sql
			.updateAll("DELETE FROM monitoring_silence WHERE id = ?", gone, (id) -> new @Nullable Object[] { id }));
	}

	@Override
	public void load(Sql sql) throws SQLException {
		List<Silence> kept = sql.list("SELECT * FROM monitoring_silence ORDER BY updated_at", StoredSilences::decode);
		Set<String> known = new HashSet<>();
		this.memory.load().forEach((silence) -> known.add(silence.id()));
		this.changes++;
		kept.stream().filter((silence) -> !known.contains(silence.id())).forEach(this.memory::save);
	}

	static Silence decode(Row row) throws SQLException, RowException {
		return new Silence(row.text("id"), Json.matchers(row.text("matchers")), row.time("starts_at"),
				row.time("ends_at"), row.time("updated_at"), row.text("created_by"), row.text("comment"));
	}

	@Override
	public void rewrite(Sql sql) throws SQLException {
		sql.update("DELETE FROM monitoring_silence");
		sql.updateAll(SAVE, this.memory.load(), StoredSilences::values);
	}

	static @Nullable Object[] values(Silence silence) {
		return new @Nullable Object[] { silence.id(), Json.writeMatchers(silence.matchers()), silence.startsAt(),
				silence.endsAt(), silence.updatedAt(), silence.createdBy(), silence.comment() };
	}

}
