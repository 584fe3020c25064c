package io.monitoring.autoconfigure.slo;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

import io.monitoring.slo.definition.DefinedObjective;
import io.monitoring.slo.definition.DefinedObjective.Origin;
import io.monitoring.slo.definition.ObjectiveDefinition;
import io.monitoring.slo.definition.ObjectiveDefinitions;
import io.monitoring.slo.definition.ObjectiveException;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Controller;
import org.springframework.util.ClassUtils;

/**
 * Makes objectives of the annotations of controllers. Only the types of beans are asked,
 * so that no controller is made for it.
 */
final class ControllerObjectives {

	private final ObjectiveDefinitions definitions;

	ControllerObjectives(ObjectiveDefinitions definitions) {
		this.definitions = definitions;
	}

	List<DefinedObjective> create(ConfigurableListableBeanFactory beans) {
		UnaryOperator<String> resolver = (path) -> {
			String resolved = beans.resolveEmbeddedValue(path);
			return (resolved != null) ? resolved : path;
		};
		AnnotatedObjectives reader = new AnnotatedObjectives(resolver);
		List<DefinedObjective> objectives = new ArrayList<>();
		Map<String, Integer> taken = new HashMap<>();
		for (Class<?> type : controllers(beans)) {
			reader.read(type)
				.forEach((place, found) -> found
					.forEach((definition) -> objectives.add(create(unique(definition, taken), place))));
		}
		return objectives;
	}

	private static Iterable<Class<?>> controllers(ConfigurableListableBeanFactory beans) {
		TreeSet<Class<?>> controllers = new TreeSet<>(Comparator.comparing(Class::getName));
		for (String name : beans.getBeanNamesForType(Object.class, true, false)) {
			Class<?> type = type(beans, name);
			if (type != null) {
				Class<?> userClass = ClassUtils.getUserClass(type);
				if (AnnotatedElementUtils.hasAnnotation(userClass, Controller.class)) {
					controllers.add(userClass);
				}
			}
		}
		return controllers;
	}

	/** A bean that is there already may be a proxy of its interfaces. */
	private static @Nullable Class<?> type(ConfigurableListableBeanFactory beans, String name) {
		Class<?> type = beans.getType(name, false);
		if (type != null && Proxy.isProxyClass(type) && beans.containsBeanDefinition(name)) {
			return beans.getMergedBeanDefinition(name).getResolvableType().resolve();
		}
		return type;
	}

	/**
	 * Controllers of several packages may have the same name, and methods several forms.
	 */
	private static ObjectiveDefinition unique(ObjectiveDefinition definition, Map<String, Integer> taken) {
		int number = taken.merge(definition.name(), 1, Integer::sum);
		return (number == 1) ? definition : ObjectiveDefinition.named(definition.name() + "-" + number).or(definition);
	}

	private DefinedObjective create(ObjectiveDefinition definition, String place) {
		try {
			return new DefinedObjective(definition, this.definitions.create(definition), Origin.ANNOTATION);
		}
		catch (ObjectiveException ex) {
			throw ObjectiveFailure.of(definition.name(), place, ex);
		}
	}

}
