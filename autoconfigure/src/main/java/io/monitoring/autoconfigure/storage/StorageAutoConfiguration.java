package io.monitoring.autoconfigure.storage;

import io.monitoring.alert.AlertHistory;
import io.monitoring.autoconfigure.PropertyErrors;
import io.monitoring.engine.MonitoringLoop;
import io.monitoring.notify.NotificationLog;
import io.monitoring.notify.SilenceStore;
import io.monitoring.rule.AlertStateStore;
import io.monitoring.rule.RuleSwitches;
import io.monitoring.storage.FileStorage;
import io.monitoring.storage.Storage;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration of what outlives the process. Whoever uses a part of the storage
 * depends on it and is therefore closed before it.
 */
@AutoConfiguration
@ConditionalOnBooleanProperty(name = "monitoring.enabled", matchIfMissing = true)
@EnableConfigurationProperties(StorageProperties.class)
@Import({ StorageAutoConfiguration.Sqlite.class, StorageAutoConfiguration.Memory.class })
public final class StorageAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	NotificationLog monitoringNotificationLog(Storage storage) {
		return storage.notificationLog();
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

	/**
	 * A file, where the driver is there.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(name = "org.sqlite.JDBC")
	@ConditionalOnProperty(name = "monitoring.storage.type", havingValue = "sqlite", matchIfMissing = true)
	@ConditionalOnMissingBean(Storage.class)
	static class Sqlite {

		@Bean
		Storage monitoringStorage(StorageProperties properties, Environment environment) {
			String application = environment.getProperty("spring.application.name", "application");
			return FileStorage.open(properties.settings(application, new PropertyErrors(environment)),
					MonitoringLoop::now);
		}

	}

	/**
	 * Memory, where it was asked for or nothing else is possible.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingBean(Storage.class)
	static class Memory {

		@Bean
		Storage monitoringStorage() {
			return Storage.inMemory();
		}

	}

}
