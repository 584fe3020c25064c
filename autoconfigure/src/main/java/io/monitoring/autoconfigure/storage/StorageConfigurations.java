package io.monitoring.autoconfigure.storage;

import io.monitoring.autoconfigure.PropertyErrors;
import io.monitoring.engine.MonitoringLoop;
import io.monitoring.storage.FileStorage;
import io.monitoring.storage.Storage;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * The ways to keep things, in the order in which they are tried. They are not members of
 * the auto-configuration, because those come in no certain order.
 */
final class StorageConfigurations {

	private StorageConfigurations() {
	}

	/**
	 * PostgreSQL, where it was asked for.
	 */
	@Configuration(proxyBeanMethods = false)
	@Conditional(OnSharedStorageCondition.class)
	@ConditionalOnMissingBean(Storage.class)
	static class Postgresql {

		@Bean
		Storage monitoringStorage(StorageProperties properties, Environment environment, BeanFactory beans) {
			return new SharedStorageFactory(properties, environment, beans).open();
		}

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
