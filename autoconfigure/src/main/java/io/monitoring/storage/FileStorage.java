package io.monitoring.storage;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;

import io.monitoring.alert.AlertHistory;
import io.monitoring.notify.NotificationLog;
import io.monitoring.notify.SilenceStore;
import io.monitoring.rule.AlertStateStore;
import io.monitoring.rule.RuleSwitches;
import io.monitoring.audit.AuditLog;
import io.monitoring.slo.CountStore;
import io.monitoring.slo.ExclusionStore;
import io.monitoring.slo.LifeLog;
import io.monitoring.slo.ObjectiveStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A storage that survives the process in a file of SQLite.
 */
public final class FileStorage implements Storage {

	private static final Logger logger = LoggerFactory.getLogger(FileStorage.class);

	private final ProcessLock lock;

	private final Journal journal;

	private final Trouble trouble;

	private final long maxSize;

	private final StoredNotificationLog notificationLog;

	private final StoredSilences silenceStore;

	private final StoredAlertStates alertStateStore;

	private final StoredRuleSwitches ruleSwitches;

	private final StoredAlertHistory alertHistory;

	private final StoredCounts countStore;

	private final StoredLifeLog lifeLog;

	private final StoredExclusions exclusionStore;

	private final StoredObjectives objectiveStore;

	private final StoredAuditLog auditLog;

	private FileStorage(StorageFile file, ProcessLock lock, StorageSettings settings, InstantSource time) {
		this.lock = lock;
		this.maxSize = settings.maxSize();
		this.trouble = new Trouble(file);
		SqliteConnections connections = new SqliteConnections(file, settings.maxSize(),
				new Migrations(Migrations.SCRIPTS));
		this.journal = new Journal(file, connections, new Housekeeping(settings.retention(), connections.maxPages()),
				this.trouble, time);
		this.notificationLog = new StoredNotificationLog(this.journal);
		this.silenceStore = new StoredSilences(this.journal);
		this.alertStateStore = new StoredAlertStates(this.journal);
		this.ruleSwitches = new StoredRuleSwitches(this.journal);
		this.alertHistory = new StoredAlertHistory(this.journal);
		this.countStore = new StoredCounts(this.journal);
		this.lifeLog = new StoredLifeLog(this.journal);
		this.exclusionStore = new StoredExclusions(this.journal);
		this.objectiveStore = new StoredObjectives(this.journal);
		this.auditLog = new StoredAuditLog(this.journal);
	}

	/**
	 * Open a file. Where that is not possible, memory stands in for it; the log and the
	 * status say why.
	 * @param settings which file, and its bounds
	 * @param time the present
	 * @return the storage
	 */
	public static Storage open(StorageSettings settings, InstantSource time) {
		StorageFile file = new StorageFile(settings.file());
		try {
			return open(file, settings, time);
		}
		catch (StorageException ex) {
			String reason = (ex.getCause() != null) ? " (" + ex.getCause().getMessage() + ")" : "";
			logger.warn("What has to outlive the application is kept in memory until its next start. {}: {}{}",
					settings.file(), ex.getMessage(), reason);
			return Storage.inMemory(new StorageStatus(StorageStatus.State.UNAVAILABLE, settings.file().toString(),
					ex.getMessage(), time.instant(), 0, settings.maxSize(), 0, 0, 0, null, null));
		}
	}

	private static FileStorage open(StorageFile file, StorageSettings settings, InstantSource time)
			throws StorageException {
		try {
			file.prepare();
		}
		catch (IOException | RuntimeException ex) {
			throw new StorageException(Failure.READ_ONLY.text(), ex);
		}
		ProcessLock lock = ProcessLock.take(file.companion(".lock"));
		try {
			SqliteDriver.load(file.folder());
			FileStorage storage = new FileStorage(file, lock, settings, time);
			storage.journal.start(List.of(storage.silenceStore, storage.ruleSwitches, storage.alertStateStore,
					storage.notificationLog, storage.alertHistory, storage.countStore, storage.lifeLog,
					storage.exclusionStore, storage.objectiveStore, storage.auditLog));
			return storage;
		}
		catch (StorageException ex) {
			lock.close();
			throw ex;
		}
		catch (RuntimeException | LinkageError ex) {
			lock.close();
			throw new StorageException(Failure.OTHER.text(), ex);
		}
	}

	@Override
	public NotificationLog notificationLog() {
		return this.notificationLog;
	}

	@Override
	public SilenceStore silenceStore() {
		return this.silenceStore;
	}

	@Override
	public AlertStateStore alertStateStore() {
		return this.alertStateStore;
	}

	@Override
	public RuleSwitches ruleSwitches() {
		return this.ruleSwitches;
	}

	@Override
	public AlertHistory alertHistory() {
		return this.alertHistory;
	}

	@Override
	public CountStore countStore() {
		return this.countStore;
	}

	@Override
	public LifeLog lifeLog() {
		return this.lifeLog;
	}

	@Override
	public ExclusionStore exclusionStore() {
		return this.exclusionStore;
	}

	@Override
	public ObjectiveStore objectiveStore() {
		return this.objectiveStore;
	}

	@Override
	public AuditLog auditLog() {
		return this.auditLog;
	}

	@Override
	public StorageStatus status() {
		return this.trouble.status(this.maxSize,
				this.notificationLog.lost() + this.alertHistory.lost() + this.countStore.lost() + this.auditLog.lost());
	}

	@Override
	public void close() {
		this.journal.close();
		this.lock.close();
	}

}
