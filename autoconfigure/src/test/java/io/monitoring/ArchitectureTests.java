package io.monitoring;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.jspecify.annotations.NullMarked;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * Holds the two tables of the design: which package may import which, and who may touch
 * the world outside. Packages that do not exist yet pass.
 */
@AnalyzeClasses(packages = "io.monitoring", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

	@ArchTest
	static final ArchRule packageImports = ArchitectureRules.packageImports()
		.because("the plain packages form a ladder: a lower one must be usable and testable without those above it");

	@ArchTest
	static final ArchRule plainPackages = classes().that(ArchitectureRules.inPlainPackage())
		.and(not(resideInAnyPackage("io.monitoring.notify.mail..", "io.monitoring.yaml..")))
		.should(ArchitectureRules.dependOnlyOn("java..", "javax.net.ssl..", "org.slf4j..", "org.jspecify..",
				"com.google.re2j..", "io.monitoring.."))
		.because("the engine is plain Java: it runs and is tested without Spring and without Micrometer")
		.allowEmptyShould(true);

	@ArchTest
	static final ArchRule yaml = noClasses().that(ArchitectureRules.outside("yaml"))
		.should()
		.dependOnClassesThat()
		.resideInAPackage("org.yaml..")
		.because("YAML of users is read in one place, without types and within limits")
		.allowEmptyShould(true);

	@ArchTest
	static final ArchRule testsOfUsers = noClasses().that(ArchitectureRules.outside("ruletest"))
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("io.monitoring.ruletest..", "org.junit..", "org.opentest4j..")
		.because("JUnit is on the class path of tests only, so that a running application must not need it")
		.allowEmptyShould(true);

	@ArchTest
	static final ArchRule noCycles = slices().matching("io.monitoring.(**)")
		.should()
		.beFreeOfCycles()
		.because("packages in a cycle can only be understood, tested and changed together")
		.allowEmptyShould(true);

	@ArchTest
	static final ArchRule nobodyImportsAutoconfigure = noClasses().that(ArchitectureRules.outside("autoconfigure"))
		.should()
		.dependOnClassesThat()
		.resideInAPackage("io.monitoring.autoconfigure..")
		.because("wiring knows everything, so nothing may know the wiring")
		.allowEmptyShould(true);

	@ArchTest
	static final ArchRule spring = noClasses()
		.that(ArchitectureRules.outside("autoconfigure", "health", "web", "storage", "notify.mail", "business", "ai",
				"mcp", "tracing"))
		.should()
		.dependOnClassesThat()
		.resideInAPackage("org.springframework..")
		.because("Spring belongs to the edges; the core outlives its major versions")
		.allowEmptyShould(true);

	@ArchTest
	static final ArchRule metrics = noClasses()
		.that(ArchitectureRules.outside("micrometer", "business", "ai", "mcp", "tracing", "autoconfigure"))
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("io.micrometer..", "io.prometheus..")
		.because("the engine sees samples, not meters: another source can then feed the same rules")
		.allowEmptyShould(true);

	@ArchTest
	static final ArchRule clock = noClasses()
		.that(not(ArchitectureRules.nestedIn("io.monitoring.engine.MonitoringLoop")))
		.should()
		.accessTargetWhere(OutsideWorld.readsTheWallClock())
		.because("everything is a function of an instant that is passed in: a month is then a loop in a test")
		.allowEmptyShould(true);

	@ArchTest
	static final ArchRule threads = noClasses()
		.that(ArchitectureRules.outside("health")
			.and(not(ArchitectureRules.nestedIn("io.monitoring.engine.MonitoringLoop")))
			.and(not(ArchitectureRules.nestedIn("io.monitoring.notify.Dispatcher")))
			// A slow disk must not hold the start, and nothing else runs yet at that
			// time.
			.and(not(ArchitectureRules.nestedIn("io.monitoring.storage.Opening")))
			.and(not(ArchitectureRules.nestedIn("io.monitoring.storage.SharedThread")))
			.and(not(resideInAnyPackage("io.monitoring.notify", "io.monitoring.outbound")
				.and(JavaClass.Predicates.simpleNameContaining("Executor")))))
		.should()
		.accessTargetWhere(OutsideWorld.createsThreads())
		.because("every thread is one that the application did not ask for: each is bounded, named and stopped")
		.allowEmptyShould(true);

	@ArchTest
	static final ArchRule connections = classes().that(ArchitectureRules.outside("notify.mail", "storage"))
		.should(ArchitectureRules.haveAtMostOneClassThatAccesses(OutsideWorld.opensConnections()))
		.because("time limits, redirects and the guard against internal addresses are kept in one place")
		.allowEmptyShould(true);

	@ArchTest
	static final ArchRule jdbc = noClasses().that(ArchitectureRules.outside("storage"))
		.should()
		.dependOnClassesThat(OutsideWorld.jdbc())
		.because("a database is one way to keep state; the rest must not notice which way is used")
		.allowEmptyShould(true);

	@ArchTest
	static final ArchRule propertyKeys = noClasses().that(ArchitectureRules.outside("autoconfigure"))
		.should()
		.dependOnClassesThat(OutsideWorld.propertySources())
		.because("keys are bound in one place, so that each is listed, documented and validated once")
		.allowEmptyShould(true);

	@ArchTest
	static final ArchRule expressions = noClasses().should()
		.dependOnClassesThat(resideInAnyPackage(OutsideWorld.EXPRESSION_LANGUAGES))
		.because("texts of alerts and rules come from outside: evaluating them would run foreign code in the host")
		.allowEmptyShould(true);

	@ArchTest
	static final ArchRule intrusiveTypes = noClasses().should()
		.dependOnClassesThat(OutsideWorld.intrusive())
		.because("in the context of a user they switch on scheduling, find foreign beans or replace Boot's security")
		.allowEmptyShould(true);

	@ArchTest
	static final ArchRule intrusiveBeans = noMethods().that()
		.areAnnotatedWith("org.springframework.context.annotation.Bean")
		.should()
		.haveRawReturnType(OutsideWorld.backOffTypes())
		.because("an ordinary bean of such a type makes Boot's own back off, or doubles the price of each timer")
		.allowEmptyShould(true);

	@ArchTest
	static final ArchRule nullMarked = classes()
		.should(ArchitectureRules.resideInAPackageAnnotatedWith(NullMarked.class))
		.because("NullAway reads only packages that are marked, and says nothing about the others")
		.allowEmptyShould(true);

}
