package io.monitoring.autoconfigure.objective;

import io.monitoring.autoconfigure.engine.MonitoringAutoConfiguration;
import io.monitoring.engine.MonitoringEngine;
import io.monitoring.slo.ErrorBudgets;
import io.monitoring.storage.Storage;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of what the application itself gets of its objectives.
 */
@AutoConfiguration(after = MonitoringAutoConfiguration.class)
@ConditionalOnBean(MonitoringEngine.class)
public final class ObjectiveAutoConfiguration {

	/** The engine is asked for late: a part of the engine may want the budgets. */
	@Bean
	@ConditionalOnMissingBean
	ErrorBudgets errorBudgets(ObjectProvider<MonitoringEngine> engine) {
		return new SnapshotErrorBudgets(() -> engine.getObject().snapshot().objectives());
	}

	@Bean
	ObjectiveEvents monitoringObjectiveEvents(ApplicationEventPublisher publisher, Storage storage) {
		return new ObjectiveEvents(publisher::publishEvent, storage::status);
	}

}
