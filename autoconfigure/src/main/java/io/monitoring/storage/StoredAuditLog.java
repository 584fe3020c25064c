package io.monitoring.storage;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.monitoring.audit.AuditEntry;
import io.monitoring.audit.AuditLog;
import io.monitoring.audit.MemoryAuditLog;

/**
 * Who changed what: the latest in memory, all of it in the file.
 */
final class StoredAuditLog implements AuditLog, Part {

	static final String SAVE = "INSERT INTO monitoring_audit (time, who, address, what, status, state_before, "
			+ "state_after) VALUES (?, ?, ?, ?, ?, ?, ?)";

	static final String LATEST = "SELECT * FROM monitoring_audit ORDER BY id DESC LIMIT ?";

	private final MemoryAuditLog memory = new MemoryAuditLog(Storage.EVENTS);

	private final Unsaved<AuditEntry> unsaved = new Unsaved<>();

	private final Journal journal;

	private boolean loaded;

	StoredAuditLog(Journal journal) {
		this.journal = journal;
	}

	@Override
	public void add(AuditEntry entry) {
		this.journal.change(() -> {
			this.memory.add(entry);
			this.unsaved.add(entry);
		}, (sql) -> {
		});
	}

	@Override
	public List<AuditEntry> recent(int limit) {
		List<AuditEntry> latest = this.memory.recent(limit);
		if (latest.size() == limit) {
			return latest;
		}
		List<AuditEntry> all = this.journal.read((sql) -> sql.list(LATEST, StoredAuditLog::decode, limit));
		return (all != null) ? all : latest;
	}

	@Override
	public void load(Sql sql) throws SQLException {
		List<AuditEntry> entries = sql.list(LATEST, StoredAuditLog::decode, Storage.EVENTS);
		if (!this.loaded) {
			this.memory.restore(entries);
			this.loaded = true;
		}
	}

	static AuditEntry decode(Row row) throws SQLException, RowException {
		return new AuditEntry(row.time("time"), row.text("who"), row.text("address"), row.text("what"),
				Math.toIntExact(row.number("status")), row.optionalText("state_before"),
				row.optionalText("state_after"));
	}

	/** A file that has nothing gets at least what is in memory. */
	@Override
	public void rewrite(Sql sql) throws SQLException {
		if (sql.number("SELECT count(*) FROM monitoring_audit") == 0) {
			List<AuditEntry> oldestFirst = new ArrayList<>(this.memory.recent(Storage.EVENTS));
			Collections.reverse(oldestFirst);
			this.unsaved.replace(oldestFirst);
		}
	}

	@Override
	public void takeAlong(Sql sql) throws SQLException {
		sql.updateAll(SAVE, this.unsaved.begin(), StoredAuditLog::values);
	}

	static @Nullable Object[] values(AuditEntry entry) {
		return new @Nullable Object[] { entry.time(), entry.who(), entry.address(), entry.action(), entry.status(),
				entry.before(), entry.after() };
	}

	@Override
	public boolean hasWaiting() {
		return !this.unsaved.isEmpty();
	}

	@Override
	public void finished(boolean committed) {
		this.unsaved.finished(committed);
	}

	long lost() {
		return this.unsaved.lost();
	}

}
