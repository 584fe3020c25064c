package io.monitoring.autoconfigure.slo;

import java.util.List;

import io.monitoring.slo.definition.DefinedObjective;
import io.monitoring.slo.definition.ObjectiveDefinitions;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Objectives of controllers, where there can be controllers.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(RequestMapping.class)
class AnnotationSource {

	@Bean
	ObjectiveSource monitoringAnnotatedObjectives(ObjectiveDefinitions definitions,
			ConfigurableListableBeanFactory beans) {
		return () -> new ControllerObjectives(definitions).create(beans);
	}

	/**
	 * Finds objectives.
	 */
	interface ObjectiveSource {

		List<DefinedObjective> find();

	}

}
