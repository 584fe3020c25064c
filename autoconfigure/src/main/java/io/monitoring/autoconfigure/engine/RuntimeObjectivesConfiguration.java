package io.monitoring.autoconfigure.engine;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

import io.monitoring.autoconfigure.alert.AlertProperties;
import io.monitoring.autoconfigure.alert.DefaultRules;
import io.monitoring.autoconfigure.slo.ServiceLevelObjectives;
import io.monitoring.engine.MonitoringEngine;
import io.monitoring.engine.MonitoringLoop;
import io.monitoring.engine.QueryBackend;
import io.monitoring.slo.ObjectiveStore;
import io.monitoring.slo.ServiceLevelIndicator.Latency;
import io.monitoring.slo.ServiceLevelObjective;
import io.monitoring.slo.definition.ObjectiveDefinitions;
import io.monitoring.web.ObjectiveAdmin;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Objectives that are defined while the application runs.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "monitoring.sla.enabled", matchIfMissing = true)
class RuntimeObjectivesConfiguration {

	/**
	 * A listener of the engine, which therefore cannot have it before the first tick.
	 */
	@Bean
	@ConditionalOnMissingBean(ObjectiveAdmin.class)
	RuntimeObjectives monitoringRuntimeObjectives(ServiceLevelObjectives objectives, ObjectiveDefinitions definitions,
			ObjectiveStore store, AlertProperties alerts, ObjectProvider<ObjectiveSwitch> engine) {
		Set<Duration> bounds = new HashSet<>();
		objectives.all()
			.stream()
			.map(ServiceLevelObjective::indicator)
			.filter(Latency.class::isInstance)
			.forEach((indicator) -> bounds.add(((Latency) indicator).threshold()));
		if (alerts.defaultRules()) {
			bounds.addAll(DefaultRules.LATENCY_BOUNDS);
		}
		return new RuntimeObjectives(objectives.all(), definitions, store, bounds,
				new RuntimeObjectives.Target((all) -> engine.getObject().to(all), MonitoringLoop::now));
	}

	@Bean
	ObjectiveSwitch monitoringObjectiveSwitch(EngineFactory factory, QueryBackend backend, MonitoringEngine engine) {
		return factory.objectiveSwitch(engine, backend);
	}

}
