package io.monitoring.autoconfigure.health;

import io.monitoring.autoconfigure.engine.MonitoringAutoConfiguration;
import io.monitoring.engine.MonitoringEngine;
import io.monitoring.engine.MonitoringLoop;
import io.monitoring.health.MonitoringHealthIndicator;
import io.monitoring.remote.RemoteBackend;
import io.monitoring.storage.Storage;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of the health of the monitoring itself, which is in no probe.
 */
@AutoConfiguration(after = MonitoringAutoConfiguration.class)
@ConditionalOnClass({ HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class })
@ConditionalOnBean(MonitoringEngine.class)
@ConditionalOnEnabledHealthIndicator("monitoring")
public final class MonitoringHealthAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(name = "monitoringHealthIndicator")
	MonitoringHealthIndicator monitoringHealthIndicator(MonitoringEngine engine, Storage storage,
			ObjectProvider<RemoteBackend> remote) {
		return new MonitoringHealthIndicator(engine::snapshot, storage::status,
				() -> remote.stream().findFirst().map(RemoteBackend::status).orElse(null), MonitoringLoop::now);
	}

}
