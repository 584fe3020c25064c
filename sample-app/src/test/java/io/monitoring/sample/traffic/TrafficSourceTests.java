package io.monitoring.sample.traffic;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.monitoring.sample.ShopApplication;
import org.junit.jupiter.api.Test;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link TrafficSource}, over real HTTP.
 */
class TrafficSourceTests {

	@Test
	void visitorsUseTheWholeShopUntilItCloses() {
		try (ConfigurableApplicationContext context = run("--shop.traffic.requests-per-second=200")) {
			await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
				assertThat(answers(context, "/products", "200")).isGreaterThan(5);
				assertThat(answers(context, "/orders", "201")).isGreaterThan(5);
				assertThat(answers(context, "/checkout", "200")).isGreaterThan(5);
				assertThat(answers(context, "/orders/{id}", "200")).isGreaterThan(5);
			});
			assertThat(threads()).isOne();
		}
		await().atMost(Duration.ofSeconds(10)).until(() -> threads() == 0);
	}

	@Test
	void failuresKeepNobodyAway() {
		try (ConfigurableApplicationContext context = run("--shop.traffic.requests-per-second=200",
				"--spring.sql.init.mode=never")) {
			await().atMost(Duration.ofSeconds(30)).until(() -> answers(context, "/products", "500") > 5);
		}
	}

	@Test
	void theRateIsALimit() {
		try (ConfigurableApplicationContext context = run("--shop.traffic.requests-per-second=8")) {
			await().atMost(Duration.ofSeconds(30)).until(() -> answers(context, "/products", "200") > 0);
			long start = System.nanoTime();
			double before = answers(context, "/products", "200");
			await().atMost(Duration.ofSeconds(30)).until(() -> answers(context, "/products", "200") >= before + 4);
			assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).isGreaterThan(1400);
		}
	}

	@Test
	void withoutTheSwitchNobodyCalls() {
		try (ConfigurableApplicationContext context = run("--shop.traffic.enabled=false")) {
			assertThat(context.getBeansOfType(TrafficSource.class)).isEmpty();
			assertThat(threads()).isZero();
			await().during(Duration.ofSeconds(1))
				.atMost(Duration.ofSeconds(5))
				.until(() -> context.getBean(MeterRegistry.class).find("http.server.requests").timers().isEmpty());
		}
	}

	@Test
	void aRateOfZeroIsRefused() {
		assertThatException().isThrownBy(() -> run("--shop.traffic.requests-per-second=0").close())
			.withStackTraceContaining("'requestsPerSecond' must be between 1 and 1000");
	}

	private static ConfigurableApplicationContext run(String... arguments) {
		SpringApplication application = new SpringApplication(ShopApplication.class);
		application.setDefaultProperties(Map.of("server.port", "0"));
		return application.run(arguments);
	}

	private static double answers(ConfigurableApplicationContext context, String uri, String status) {
		return context.getBean(MeterRegistry.class)
			.find("http.server.requests")
			.tags("uri", uri, "status", status)
			.timers()
			.stream()
			.mapToLong(Timer::count)
			.sum();
	}

	private static long threads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().equals(TrafficSource.THREAD_NAME) && thread.isDaemon())
			.count();
	}

}
