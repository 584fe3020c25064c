package io.monitoring;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

/**
 * The vocabulary of {@link ArchitectureTests}: the table of packages and the conditions
 * that ArchUnit does not have.
 */
final class ArchitectureRules {

	private static final String BASE = "io.monitoring.";

	/** Plain package to the plain packages that it may import. */
	private static final Map<String, Set<String>> ALLOWED = allowed();

	private ArchitectureRules() {
	}

	private static Map<String, Set<String>> allowed() {
		Map<String, Set<String>> allowed = new LinkedHashMap<>();
		allowed.put("series", Set.of());
		allowed.put("yaml", Set.of());
		allowed.put("promql.parser", Set.of("series"));
		allowed.put("promql", Set.of("promql.parser", "series"));
		allowed.put("alert", Set.of("series"));
		allowed.put("rule", Set.of("alert", "promql", "promql.parser", "series"));
		allowed.put("rule.file", Set.of("rule", "yaml", "promql", "promql.parser", "series"));
		allowed.put("audit", Set.of());
		allowed.put("slo", Set.of("rule", "promql", "promql.parser", "series"));
		allowed.put("slo.event", Set.of("slo", "series"));
		allowed.put("outbound", Set.of());
		allowed.put("openslo", Set.of("slo", "yaml", "rule", "promql", "promql.parser", "series"));
		allowed.put("notify", Set.of("alert", "outbound", "series"));
		allowed.put("export", Set.of("rule", "slo", "notify", "promql.parser", "series"));
		allowed.put("engine", Set.copyOf(allowed.keySet()));
		return allowed;
	}

	static ArchRule packageImports() {
		return classes().that(inPlainPackage()).should(importOnlyAllowedPackages()).allowEmptyShould(true);
	}

	static DescribedPredicate<JavaClass> inPlainPackage() {
		return DescribedPredicate.describe("are in a plain package",
				(javaClass) -> plainPackageOf(javaClass).isPresent());
	}

	static DescribedPredicate<JavaClass> outside(String... packages) {
		String[] identifiers = Arrays.stream(packages).map((name) -> BASE + name + "..").toArray(String[]::new);
		return DescribedPredicate.not(resideInAnyPackage(identifiers))
			.as("are outside %s", String.join(", ", packages));
	}

	static DescribedPredicate<JavaClass> nestedIn(String className) {
		return DescribedPredicate.describe("are " + className + " or nested in it",
				(javaClass) -> topLevel(javaClass).getName().equals(className));
	}

	static ArchCondition<JavaClass> dependOnlyOn(String... packages) {
		DescribedPredicate<JavaClass> permitted = resideInAnyPackage(packages);
		return new ArchCondition<>("depend only on " + String.join(", ", packages)) {
			@Override
			public void check(JavaClass javaClass, ConditionEvents events) {
				for (Dependency dependency : javaClass.getDirectDependenciesFromSelf()) {
					JavaClass target = dependency.getTargetClass().getBaseComponentType();
					if (!target.isPrimitive() && !permitted.test(target)) {
						events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
					}
				}
			}
		};
	}

	static ArchCondition<JavaClass> haveAtMostOneClassThatAccesses(DescribedPredicate<JavaAccess<?>> accesses) {
		return new ArchCondition<>("have at most one class that " + accesses.getDescription()) {

			private final Map<String, List<String>> found = new TreeMap<>();

			@Override
			public void check(JavaClass javaClass, ConditionEvents events) {
				javaClass.getAccessesFromSelf()
					.stream()
					.filter(accesses)
					.forEach((access) -> this.found
						.computeIfAbsent(topLevel(javaClass).getName(), (name) -> new ArrayList<>())
						.add(access.getDescription()));
			}

			@Override
			public void finish(ConditionEvents events) {
				if (this.found.size() > 1) {
					this.found.forEach((name, descriptions) -> events
						.add(SimpleConditionEvent.violated(name, String.join("\n", descriptions))));
				}
			}
		};
	}

	static ArchCondition<JavaClass> resideInAPackageAnnotatedWith(Class<? extends Annotation> annotation) {
		return new ArchCondition<>("reside in a package annotated with @" + annotation.getSimpleName()) {
			@Override
			public void check(JavaClass javaClass, ConditionEvents events) {
				if (!javaClass.getPackage().isAnnotatedWith(annotation)) {
					events.add(SimpleConditionEvent.violated(javaClass, "package %s of %s is not marked"
						.formatted(javaClass.getPackageName(), javaClass.getSimpleName())));
				}
			}
		};
	}

	private static ArchCondition<JavaClass> importOnlyAllowedPackages() {
		return new ArchCondition<>("import only the packages that the table allows") {
			@Override
			public void check(JavaClass javaClass, ConditionEvents events) {
				String from = plainPackageOf(javaClass).orElseThrow();
				for (Dependency dependency : javaClass.getDirectDependenciesFromSelf()) {
					JavaClass target = dependency.getTargetClass().getBaseComponentType();
					if (!isAllowed(from, target)) {
						events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
					}
				}
			}
		};
	}

	private static boolean isAllowed(String from, JavaClass target) {
		if (!(target.getPackageName() + ".").startsWith(BASE)) {
			return true;
		}
		return plainPackageOf(target).filter((to) -> to.equals(from) || ALLOWED.get(from).contains(to)).isPresent();
	}

	/** The longest match wins: a class of the parser is not one of 'promql'. */
	private static Optional<String> plainPackageOf(JavaClass javaClass) {
		String name = javaClass.getPackageName() + ".";
		return ALLOWED.keySet()
			.stream()
			.filter((key) -> name.startsWith(BASE + key + "."))
			.max(Comparator.comparingInt(String::length));
	}

	private static JavaClass topLevel(JavaClass javaClass) {
		JavaClass result = javaClass;
		while (result.getEnclosingClass().isPresent()) {
			result = result.getEnclosingClass().get();
		}
		return result;
	}

}
