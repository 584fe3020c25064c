package io.monitoring.autoconfigure.health;

import io.monitoring.autoconfigure.engine.MonitoringAutoConfiguration;
import io.monitoring.engine.MonitoringEngine;
import io.monitoring.health.ObjectivesHealthIndicator;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of the health of objectives, which is off and in no probe: a probe
 * that fails restarts an application, and that spends more of the budget.
 */
@AutoConfiguration(after = MonitoringAutoConfiguration.class)
@ConditionalOnClass(HealthIndicator.class)
@ConditionalOnBean(MonitoringEngine.class)
@ConditionalOnBooleanProperty("monitoring.sla.health.enabled")
@EnableConfigurationProperties(ObjectivesHealthProperties.class)
public final class ObjectivesHealthAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(name = "objectivesHealthIndicator")
	ObjectivesHealthIndicator objectivesHealthIndicator(MonitoringEngine engine) {
		return new ObjectivesHealthIndicator(engine::snapshot);
	}

}
