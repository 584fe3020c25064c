package io.monitoring.autoconfigure.slo;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Routes of requests as the labels of their metric have them. They are read from
 * annotations, because who asks the handler mapping this early makes it, and with it half
 * of the application.
 *
 * @param uris patterns of the paths
 * @param methods methods of the requests, empty for all
 */
record Routes(Set<String> uris, Set<String> methods) {

	private static final String ROOT = "root";

	/**
	 * Read the routes of a method.
	 * @param type class of the controller
	 * @param method the method
	 * @param resolver resolves placeholders
	 * @return the routes, {@code null} if the method answers no requests
	 */
	static @Nullable Routes of(Class<?> type, Method method, UnaryOperator<String> resolver) {
		RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
		if (mapping == null) {
			return null;
		}
		RequestMapping outer = AnnotatedElementUtils.findMergedAnnotation(type, RequestMapping.class);
		Set<String> methods = names(mapping);
		Set<String> uris = new TreeSet<>();
		List<PathPattern> outerPaths = (outer != null) ? paths(outer, resolver) : List.of();
		if (outer != null) {
			methods.addAll(names(outer));
		}
		for (PathPattern path : paths(mapping, resolver)) {
			if (outerPaths.isEmpty()) {
				uris.add(uri(path));
			}
			outerPaths.forEach((outerPath) -> uris.add(uri(outerPath.combine(path))));
		}
		if (uris.contains(ROOT)) {
			uris.add("/");
		}
		return new Routes(uris, methods);
	}

	private static Set<String> names(RequestMapping mapping) {
		return Arrays.stream(mapping.method()).map(RequestMethod::name).collect(Collectors.toCollection(TreeSet::new));
	}

	private static List<PathPattern> paths(RequestMapping mapping, UnaryOperator<String> resolver) {
		PathPatternParser parser = PathPatternParser.defaultInstance;
		String[] paths = (mapping.path().length > 0) ? mapping.path() : new String[] { "" };
		return Arrays.stream(paths)
			.map((path) -> parser.parse(parser.initFullPathPattern(resolver.apply(path))))
			.toList();
	}

	/** The metric names the empty path so; it is that of the root too. */
	private static String uri(PathPattern pattern) {
		return pattern.getPatternString().isEmpty() ? ROOT : pattern.getPatternString();
	}

	/**
	 * Return these and other routes. Where one of them takes all methods, all do.
	 * @param other other routes
	 * @return all of them
	 */
	Routes and(Routes other) {
		Set<String> allUris = new TreeSet<>(this.uris);
		allUris.addAll(other.uris);
		Set<String> allMethods = new TreeSet<>(this.methods);
		allMethods.addAll(other.methods);
		boolean every = this.methods.isEmpty() || other.methods.isEmpty();
		return new Routes(allUris, every ? Set.of() : allMethods);
	}

	/**
	 * Write the routes as conditions on labels.
	 * @return conditions by label
	 */
	Map<String, String> match() {
		Map<String, String> match = new LinkedHashMap<>();
		match.put("uri", condition(this.uris));
		if (!this.methods.isEmpty()) {
			match.put("method", condition(this.methods));
		}
		return match;
	}

	private static String condition(Set<String> values) {
		if (values.size() == 1) {
			return "=\"" + values.iterator().next() + "\"";
		}
		return "=~\"" + values.stream()
			.map((value) -> value.replaceAll("[\\\\.+*?()|\\[\\]{}^$]", "\\\\$0"))
			.collect(Collectors.joining("|")) + "\"";
	}

}
