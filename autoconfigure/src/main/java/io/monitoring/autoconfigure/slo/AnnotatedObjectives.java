package io.monitoring.autoconfigure.slo;

import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import io.monitoring.series.Durations;
import io.monitoring.slo.Objective;
import io.monitoring.slo.definition.ObjectiveDefinition;
import io.monitoring.slo.definition.ObjectiveException;
import io.monitoring.slo.definition.ObjectiveField;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ReflectionUtils.MethodFilter;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Reads the objectives that are written at a controller.
 */
final class AnnotatedObjectives {

	private static final MethodFilter ROUTES = (method) -> AnnotatedElementUtils.hasAnnotation(method,
			RequestMapping.class);

	private static final MethodFilter OBJECTIVES = (method) -> AnnotatedElementUtils.hasAnnotation(method,
			Objective.class);

	private final UnaryOperator<String> resolver;

	/**
	 * Create a reader.
	 * @param resolver resolves placeholders in paths
	 */
	AnnotatedObjectives(UnaryOperator<String> resolver) {
		this.resolver = resolver;
	}

	/**
	 * Read the objectives of a class.
	 * @param type the class, not that of a proxy
	 * @return definitions by the place where they are written
	 */
	Map<String, List<ObjectiveDefinition>> read(Class<?> type) {
		Map<String, List<ObjectiveDefinition>> found = new TreeMap<>();
		Objective whole = AnnotatedElementUtils.findMergedAnnotation(type, Objective.class);
		if (whole != null) {
			String place = "@Objective at " + type.getName();
			found.put(place, definitions(whole, base(type), place, all(type)));
		}
		List<Method> methods = new ArrayList<>(MethodIntrospector.selectMethods(type, OBJECTIVES));
		methods.sort(Comparator.comparing(Method::toGenericString));
		for (Method method : methods) {
			Objective objective = AnnotatedElementUtils.findMergedAnnotation(method, Objective.class);
			if (objective != null) {
				String place = "@Objective at " + type.getName() + "." + method.getName() + "()";
				found.merge(place, definitions(objective, base(type) + "-" + dashed(method.getName()), place,
						Routes.of(type, method, this.resolver)), AnnotatedObjectives::both);
			}
		}
		return found;
	}

	private static List<ObjectiveDefinition> both(List<ObjectiveDefinition> first, List<ObjectiveDefinition> second) {
		List<ObjectiveDefinition> both = new ArrayList<>(first);
		both.addAll(second);
		return both;
	}

	private @Nullable Routes all(Class<?> type) {
		Routes all = null;
		for (Method method : MethodIntrospector.selectMethods(type, ROUTES)) {
			Routes routes = Routes.of(type, method, this.resolver);
			all = (all == null || routes == null) ? routes : all.and(routes);
		}
		return all;
	}

	private static String base(Class<?> type) {
		String name = type.getSimpleName().replaceFirst("(Rest)?Controller$", "");
		return dashed(name.isEmpty() ? type.getSimpleName() : name);
	}

	private static String dashed(String name) {
		return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").replaceAll("[^a-zA-Z0-9_-]", "").toLowerCase(Locale.ROOT);
	}

	private static List<ObjectiveDefinition> definitions(Objective objective, String derived, String place,
			@Nullable Routes routes) {
		String name = objective.name().isEmpty() ? derived : objective.name();
		if (routes == null) {
			throw ObjectiveFailure.of(name, place, new ObjectiveException("match", "It answers no requests.",
					"Put the annotation at a controller or at one of its methods with a mapping such as @GetMapping."));
		}
		List<ObjectiveDefinition> definitions = new ArrayList<>();
		if (objective.availability() != 0) {
			definitions
				.add(common(objective, name + "-availability", place, routes).with(ObjectiveField.TYPE, "availability")
					.with(ObjectiveField.TARGET, percent(name, place, "availability", objective.availability())));
		}
		if (!objective.latency().isEmpty()) {
			definitions.add(common(objective, name + "-latency", place, routes).with(ObjectiveField.TYPE, "latency")
				.with(ObjectiveField.THRESHOLD, duration(name, place, "latency", objective.latency()))
				.with(ObjectiveField.TARGET, percent(name, place, "latencyTarget", objective.latencyTarget())));
		}
		if (definitions.isEmpty()) {
			throw ObjectiveFailure.of(name, place, new ObjectiveException("availability", "There is nothing to reach.",
					"Set 'availability', for example 99.9, or 'latency', for example \"300ms\"."));
		}
		return definitions;
	}

	private static ObjectiveDefinition common(Objective objective, String name, String place, Routes routes) {
		return ObjectiveDefinition.named(name)
			.with(ObjectiveField.MATCH, routes.match())
			.with(ObjectiveField.WINDOW, duration(name, place, "window", objective.window()))
			.with(ObjectiveField.CALENDAR, text(objective.calendar()))
			.with(ObjectiveField.TIME_ZONE, text(objective.timeZone()))
			.with(ObjectiveField.DESCRIPTION, text(objective.description()))
			.with(ObjectiveField.SERVICE, text(objective.service()));
	}

	private static @Nullable String text(String text) {
		return text.isEmpty() ? null : text;
	}

	private static BigDecimal percent(String name, String place, String field, double percent) {
		if (!Double.isFinite(percent)) {
			throw ObjectiveFailure.of(name, place, new ObjectiveException(field, "It is not a number.",
					"Set a percentage above 0 and below 100, for example 99.9."));
		}
		return BigDecimal.valueOf(percent);
	}

	private static @Nullable Duration duration(String name, String place, String field, String text) {
		try {
			return text.isEmpty() ? null : Durations.parse(text);
		}
		catch (IllegalArgumentException ex) {
			throw ObjectiveFailure.of(name, place,
					new ObjectiveException(field, ex.getMessage() + ".", "Write a duration such as 300ms or 7d."));
		}
	}

}
