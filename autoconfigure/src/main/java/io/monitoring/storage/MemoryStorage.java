package io.monitoring.storage;

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

/**
 * A storage whose parts need not be closed and whose status does not change.
 */
record MemoryStorage(NotificationLog notificationLog, SilenceStore silenceStore, AlertStateStore alertStateStore,
		RuleSwitches ruleSwitches, AlertHistory alertHistory, CountStore countStore, LifeLog lifeLog,
		ExclusionStore exclusionStore, ObjectiveStore objectiveStore, AuditLog auditLog,
		StorageStatus status) implements Storage {

	@Override
	public void close() {
	}

}
