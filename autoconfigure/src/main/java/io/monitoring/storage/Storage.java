package io.monitoring.storage;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.monitoring.alert.AlertHistory;
import io.monitoring.alert.MemoryAlertHistory;
import io.monitoring.notify.MemoryNotificationLog;
import io.monitoring.notify.MemorySilenceStore;
import io.monitoring.notify.NotificationLog;
import io.monitoring.notify.SilenceStore;
import io.monitoring.rule.AlertStateStore;
import io.monitoring.rule.MemoryAlertStateStore;
import io.monitoring.rule.MemoryRuleSwitches;
import io.monitoring.rule.RuleSwitches;
import io.monitoring.audit.AuditLog;
import io.monitoring.audit.MemoryAuditLog;
import io.monitoring.engine.Fleet;
import io.monitoring.slo.CountStore;
import io.monitoring.slo.ExclusionStore;
import io.monitoring.slo.LifeLog;
import io.monitoring.slo.MemoryExclusionStore;
import io.monitoring.slo.MemoryLifeLog;
import io.monitoring.slo.MemoryObjectiveStore;
import io.monitoring.slo.ObjectiveStore;

/**
 * Everything that is kept, in one place.
 */
public interface Storage extends AutoCloseable {

	/** Largest number of entries of the log of notifications that are held in memory. */
	int LOG_ENTRIES = 10_000;

	/** Largest number of events of the history that are held in memory. */
	int EVENTS = 1000;

	NotificationLog notificationLog();

	SilenceStore silenceStore();

	AlertStateStore alertStateStore();

	RuleSwitches ruleSwitches();

	AlertHistory alertHistory();

	CountStore countStore();

	LifeLog lifeLog();

	ExclusionStore exclusionStore();

	ObjectiveStore objectiveStore();

	AuditLog auditLog();

	StorageStatus status();

	/**
	 * Delete history and counts that are older than a number of days. The record of who
	 * changed what stays.
	 * @param days the number, at least 1
	 * @return what was deleted, {@code null} if the storage does not take changes now
	 */
	default @Nullable StorageCleanup cleanup(int days) {
		return null;
	}

	/**
	 * Return the replicas that share what is kept.
	 * @return the replicas, {@link Fleet#ALONE} where nothing is shared
	 */
	default Fleet fleet() {
		return Fleet.ALONE;
	}

	/**
	 * Wait until what was kept before can be read. Not for threads that must not wait.
	 * @param patience how long to wait; what cannot be read at all is not waited for
	 * @return {@code false} if it cannot be read yet, which may change later
	 */
	default boolean awaitOpen(Duration patience) {
		return true;
	}

	@Override
	void close();

	/**
	 * Create a storage that lasts as long as the process.
	 * @return the storage
	 */
	static Storage inMemory() {
		return new MemoryStorage(new MemoryNotificationLog(LOG_ENTRIES), new MemorySilenceStore(),
				new MemoryAlertStateStore(), new MemoryRuleSwitches(), new MemoryAlertHistory(EVENTS), CountStore.NONE,
				new MemoryLifeLog(), new MemoryExclusionStore(), new MemoryObjectiveStore(), new MemoryAuditLog(EVENTS),
				StorageStatus.IN_MEMORY);
	}

}
