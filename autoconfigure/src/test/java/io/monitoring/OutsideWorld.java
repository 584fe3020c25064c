package io.monitoring;

import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

/**
 * What counts as the clock, a thread, a connection or a database. Types that are not on
 * every class path are given by name.
 */
final class OutsideWorld {

	static final String[] EXPRESSION_LANGUAGES = { "org.springframework.expression..",
			"org.springframework.scripting..", "javax.script..", "jakarta.el..", "javax.el..", "groovy..",
			"org.codehaus.groovy..", "org.apache.groovy..", "org.mvel2..", "ognl..", "org.apache.commons.jexl3..",
			"freemarker..", "org.thymeleaf..", "org.apache.velocity.." };

	private static final Set<String> THREADS = Set.of("java.lang.Thread", "java.util.Timer",
			"java.util.concurrent.ThreadPoolExecutor", "java.util.concurrent.ScheduledThreadPoolExecutor",
			"java.util.concurrent.ForkJoinPool", "org.springframework.core.task.SimpleAsyncTaskExecutor",
			"org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor",
			"org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler",
			"org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler");

	private static final Set<String> CONNECTIONS = Set.of("java.net.http.HttpClient",
			"java.net.http.HttpClient$Builder", "java.net.Socket", "java.net.DatagramSocket", "java.net.URLConnection",
			"java.net.HttpURLConnection", "java.nio.channels.SocketChannel",
			"java.nio.channels.AsynchronousSocketChannel", "java.nio.channels.DatagramChannel",
			"javax.net.SocketFactory", "javax.net.ssl.SSLSocketFactory", "org.springframework.web.client.RestClient",
			"org.springframework.web.client.RestClient$Builder", "org.springframework.web.client.RestTemplate",
			"org.springframework.web.reactive.function.client.WebClient",
			"org.springframework.web.reactive.function.client.WebClient$Builder");

	private static final Set<String> CLOCK_METHODS = Set.of("java.lang.System.currentTimeMillis",
			"java.util.Calendar.getInstance", "java.time.InstantSource.system", "java.time.Clock.systemUTC",
			"java.time.Clock.systemDefaultZone", "java.time.Clock.system", "java.time.Clock.tickMillis",
			"java.time.Clock.tickSeconds", "java.time.Clock.tickMinutes");

	private static final Set<String> INTRUSIVE = Set.of("org.springframework.scheduling.annotation.EnableScheduling",
			"org.springframework.context.annotation.ComponentScan",
			"org.springframework.boot.autoconfigure.SpringBootApplication",
			"org.springframework.security.web.SecurityFilterChain");

	private static final Set<String> PROPERTY_SOURCES = Set.of("org.springframework.beans.factory.annotation.Value",
			"org.springframework.boot.autoconfigure.condition.ConditionalOnProperty",
			"org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty");

	private static final String[] BACK_OFF_TYPES = { "javax.sql.DataSource",
			"org.springframework.scheduling.TaskScheduler", "java.util.concurrent.ExecutorService",
			"tools.jackson.databind.json.JsonMapper", "java.time.Clock", "org.springframework.web.client.RestClient",
			"org.springframework.web.client.RestClient$Builder", "io.micrometer.core.instrument.MeterRegistry" };

	private OutsideWorld() {
	}

	static DescribedPredicate<JavaAccess<?>> readsTheWallClock() {
		return accesses("reads the wall clock", (target) -> {
			String name = target.getOwner().getName() + "." + target.getName();
			boolean now = target.getName().equals("now") && target.getOwner().getPackageName().startsWith("java.time");
			boolean date = name.equals("java.util.Date.<init>") && hasNoParameters(target);
			return now || date || CLOCK_METHODS.contains(name);
		});
	}

	/** How long something took is a difference, not a time of day: 'nanoTime' is free. */
	static DescribedPredicate<JavaAccess<?>> createsThreads() {
		return accesses("creates threads", (target) -> {
			JavaClass owner = target.getOwner();
			boolean constructed = target.getName().equals(JavaConstructor.CONSTRUCTOR_NAME)
					&& (THREADS.contains(owner.getName()) || owner.isAssignableTo(Thread.class));
			boolean common = owner.isEquivalentTo(CompletableFuture.class) && target.getName().endsWith("Async");
			return constructed || owner.isEquivalentTo(Executors.class) || (common && hasNoExecutor(target));
		});
	}

	static DescribedPredicate<JavaAccess<?>> opensConnections() {
		return accesses("opens connections", (target) -> {
			boolean url = target.getOwner().getName().equals("java.net.URL") && target.getName().startsWith("open");
			return url || CONNECTIONS.contains(target.getOwner().getName());
		});
	}

	static DescribedPredicate<JavaClass> jdbc() {
		return resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..",
				"org.springframework.boot.jdbc..", "org.sqlite..", "org.postgresql..", "com.zaxxer.hikari..")
			.as("belong to JDBC");
	}

	static DescribedPredicate<JavaClass> propertySources() {
		return resideInAnyPackage("org.springframework.boot.context.properties..", "org.springframework.core.env..")
			.or(named(PROPERTY_SOURCES))
			.as("read configuration properties");
	}

	static DescribedPredicate<JavaClass> intrusive() {
		return named(INTRUSIVE).as("are @EnableScheduling, @ComponentScan or SecurityFilterChain");
	}

	static DescribedPredicate<JavaClass> backOffTypes() {
		return DescribedPredicate.describe("assignable to one of " + String.join(", ", BACK_OFF_TYPES),
				(type) -> Arrays.stream(BACK_OFF_TYPES).anyMatch(type::isAssignableTo));
	}

	private static DescribedPredicate<JavaClass> named(Set<String> names) {
		return DescribedPredicate.describe("are one of " + names, (type) -> names.contains(type.getName()));
	}

	private static DescribedPredicate<JavaAccess<?>> accesses(String description, Predicate<AccessTarget> predicate) {
		return DescribedPredicate.describe(description, (access) -> predicate.test(access.getTarget()));
	}

	private static boolean hasNoParameters(AccessTarget target) {
		return target instanceof AccessTarget.CodeUnitAccessTarget code && code.getRawParameterTypes().isEmpty();
	}

	private static boolean hasNoExecutor(AccessTarget target) {
		return target instanceof AccessTarget.CodeUnitAccessTarget code && code.getRawParameterTypes()
			.stream()
			.noneMatch((type) -> type.getName().equals("java.util.concurrent.Executor"));
	}

}
