package io.monitoring.storage;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
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
import org.jspecify.annotations.Nullable;

/**
 * A storage that survives the process in a file of SQLite.
 */
public final class FileStorage implements Storage {

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private final StorageFile file;

	private final InstantSource time;

	private final Opening opening;

	private volatile @Nullable ProcessLock lock;

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

	private FileStorage(StorageFile file, StorageSettings settings, InstantSource time) {
		this.file = file;
		this.time = time;
		this.opening = new Opening(() -> open(time.instant()));
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
		this.journal.keep(List.of(this.silenceStore, this.ruleSwitches, this.alertStateStore, this.notificationLog,
				this.alertHistory, this.countStore, this.lifeLog, this.exclusionStore, this.objectiveStore,
				this.auditLog), this.opening::begin);
	}

	/**
	 * Open a file, on a thread of its own. Until that is done, and where it is not
	 * possible, memory stands in for it; the log and the status say why.
	 * @param settings which file, and its bounds
	 * @param time the present
	 * @return the storage, at once
	 */
	public static Storage open(StorageSettings settings, InstantSource time) {
		FileStorage storage = new FileStorage(new StorageFile(settings.file()), settings, time);
		storage.opening.begin(time.instant());
		return storage;
	}

	private @Nullable Failure open(Instant now) {
		try {
			this.lock = openLocked();
			return null;
		}
		catch (StorageException ex) {
			Failure failure = Failure.ofText(ex.getMessage());
			this.trouble.unavailable(failure, ex, now);
			return failure;
		}
	}

	private ProcessLock openLocked() throws StorageException {
		try {
			this.file.prepare();
		}
		catch (IOException | RuntimeException ex) {
			throw new StorageException(Failure.READ_ONLY.text(), ex);
		}
		ProcessLock taken = ProcessLock.take(this.file.companion(".lock"));
		boolean done = false;
		try {
			SqliteDriver.load(this.file.folder());
			this.journal.start();
			done = true;
			return taken;
		}
		catch (RuntimeException | LinkageError ex) {
			throw new StorageException(Failure.OTHER.text(), ex);
		}
		finally {
			if (!done) {
				taken.close();
			}
		}
	}

	@Override
	public @Nullable StorageCleanup cleanup(int days) {
		if (days < 1) {
			throw new IllegalArgumentException("'days' must be at least 1 but is " + days);
		}
		Instant before = this.time.instant().minus(Duration.ofDays(days));
		StorageCleanup done = this.journal.changeFile((sql) -> Housekeeping.cleanup(sql, before));
		if (done != null) {
			this.alertHistory.forget(before);
			this.notificationLog.forget(before);
		}
		return done;
	}

	@Override
	public boolean awaitOpen(Duration patience) {
		return this.opening.await(patience);
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
		this.opening.close(PATIENCE);
		this.journal.close();
		ProcessLock held = this.lock;
		if (held != null) {
			this.lock = null;
			held.close();
		}
	}

}
