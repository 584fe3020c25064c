package io.monitoring.autoconfigure.storage;

import io.monitoring.alert.AlertHistory;
import io.monitoring.engine.Fleet;
import io.monitoring.notify.NotificationLog;
import io.monitoring.notify.SilenceStore;
import io.monitoring.rule.AlertStateStore;
import io.monitoring.rule.RuleSwitches;
import io.monitoring.audit.AuditLog;
import io.monitoring.slo.CountStore;
import io.monitoring.slo.ExclusionStore;
import io.monitoring.slo.LifeLog;
import io.monitoring.slo.ObjectiveStore;
import io.monitoring.storage.Storage;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * Auto-configuration of what outlives the process. Whoever uses a part of the storage
 * depends on it and is therefore closed before it.
 */
@AutoConfiguration
@ConditionalOnBooleanProperty(name = "monitoring.enabled", matchIfMissing = true)
@EnableConfigurationProperties(StorageProperties.class)
@Import({ StorageConfigurations.Postgresql.class, StorageConfigurations.Sqlite.class,
		StorageConfigurations.Memory.class })
public final class StorageAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	NotificationLog monitoringNotificationLog(Storage storage) {
		return storage.notificationLog();
	}

	@Bean
	@ConditionalOnMissingBean
	Fleet monitoringFleet(Storage storage) {
		return storage.fleet();
	}

	@Bean
	@ConditionalOnMissingBean
	SilenceStore monitoringSilenceStore(Storage storage) {
		return storage.silenceStore();
	}

	@Bean
	@ConditionalOnMissingBean
	AlertStateStore monitoringAlertStateStore(Storage storage) {
		return storage.alertStateStore();
	}

	@Bean
	@ConditionalOnMissingBean
	RuleSwitches monitoringRuleSwitches(Storage storage) {
		return storage.ruleSwitches();
	}

	@Bean
	@ConditionalOnMissingBean
	AlertHistory monitoringAlertHistory(Storage storage) {
		return storage.alertHistory();
	}

	@Bean
	@ConditionalOnMissingBean
	CountStore monitoringCountStore(Storage storage) {
		return storage.countStore();
	}

	@Bean
	@ConditionalOnMissingBean
	LifeLog monitoringLifeLog(Storage storage) {
		return storage.lifeLog();
	}

	@Bean
	@ConditionalOnMissingBean
	ExclusionStore monitoringExclusionStore(Storage storage) {
		return storage.exclusionStore();
	}

	@Bean
	@ConditionalOnMissingBean
	ObjectiveStore monitoringObjectiveStore(Storage storage) {
		return storage.objectiveStore();
	}

	@Bean
	@ConditionalOnMissingBean
	AuditLog monitoringAuditLog(Storage storage) {
		return storage.auditLog();
	}

}
