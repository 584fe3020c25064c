package io.monitoring.storage;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import io.monitoring.audit.AuditEntry;
import io.monitoring.audit.AuditLog;
import io.monitoring.audit.MemoryAuditLog;

/**
 * Who changed what at any of the replicas.
 */
final class SharedAuditLog implements AuditLog, SharedPart {

	private static final Duration PATIENCE = Duration.ofSeconds(1);

	private final MemoryAuditLog memory = new MemoryAuditLog(Storage.EVENTS);

	private final Unsaved<AuditEntry> unsaved = new Unsaved<>();

	private final SharedReader reader;

	SharedAuditLog(SharedReader reader) {
		this.reader = reader;
	}

	@Override
	public void add(AuditEntry entry) {
		this.memory.add(entry);
		this.unsaved.add(entry);
	}

	@Override
	public List<AuditEntry> recent(int limit) {
		List<AuditEntry> all = this.reader.read((sql) -> sql.list(StoredAuditLog.LATEST, StoredAuditLog::decode, limit),
				PATIENCE);
		return (all != null) ? all : this.memory.recent(limit);
	}

	@Override
	public void load(Sql sql) {
	}

	@Override
	public boolean write(Sql sql) throws SQLException {
		sql.updateAll(StoredAuditLog.SAVE, this.unsaved.begin(), StoredAuditLog::values);
		return false;
	}

	@Override
	public void finished(boolean committed) {
		this.unsaved.finished(committed);
	}

	@Override
	public long lost() {
		return this.unsaved.lost();
	}

}
