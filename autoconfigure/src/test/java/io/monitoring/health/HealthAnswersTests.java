package io.monitoring.health;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.monitoring.web.SampleMonitoring;
import org.junit.jupiter.api.Test;

import org.springframework.boot.availability.ApplicationAvailabilityBean;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.registry.DefaultHealthContributorRegistry;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HealthAnswers} without a health endpoint.
 */
class HealthAnswersTests {

	private final DefaultHealthContributorRegistry registry = new DefaultHealthContributorRegistry();

	private final ApplicationAvailabilityBean availability = new ApplicationAvailabilityBean();

	private final SampleMonitoring time = new SampleMonitoring();

	private final HealthAnswers answers = new HealthAnswers(
			new HealthAnswers.Sources(this.registry, this.availability, null, null), this.time::now);

	@Test
	void withoutChecksTheApplicationIsUp() {
		assertThat(this.answers.all()).isEqualTo(new HealthAnswer("UP", 200, Map.of()));
	}

	@Test
	void worstCheckDecidesAndPartsAreNested() {
		HealthIndicator up = () -> Health.up().withDetail("free", 5).build();
		HealthIndicator down = () -> Health.down(new IllegalStateException("refused")).build();
		this.registry.registerContributor("disk", up);
		this.registry.registerContributor("databases", CompositeHealthContributor.fromMap(Map.of("main", down)));
		HealthAnswer answer = this.answers.all();
		assertThat(answer.status()).isEqualTo("DOWN");
		assertThat(answer.httpStatus()).isEqualTo(503);
		assertThat(answer.components().get("disk")).isEqualTo(new ComponentHealth("UP", Map.of("free", 5), Map.of()));
		ComponentHealth databases = answer.components().get("databases");
		assertThat(databases.status()).isEqualTo("DOWN");
		assertThat(databases.components().get("main").details()).containsEntry("error",
				"java.lang.IllegalStateException: refused");
	}

	@Test
	void checkThatThrowsIsDownAndNotAFailure() {
		HealthIndicator broken = () -> {
			throw new IllegalStateException("broken");
		};
		this.registry.registerContributor("broken", broken);
		assertThat(this.answers.all()).isEqualTo(new HealthAnswer("DOWN", 503, Map.of()));
	}

	@Test
	void detailsOfAnyTypeBecomePlainValues() {
		HealthIndicator odd = () -> Health.up()
			.withDetail("size", Duration.ofSeconds(1))
			.withDetail("nan", Double.NaN)
			.withDetail("list", List.of(1, Map.of("on", true)))
			.build();
		this.registry.registerContributor("odd", odd);
		assertThat(this.answers.all().components().get("odd").details()).containsEntry("size", "PT1S")
			.containsEntry("nan", "NaN")
			.containsEntry("list", List.of(1, Map.of("on", true)));
	}

	@Test
	void checksRunOncePerSecondHoweverOftenTheyAreAsked() {
		AtomicInteger runs = new AtomicInteger();
		HealthIndicator counting = () -> Health.up().withDetail("runs", runs.incrementAndGet()).build();
		this.registry.registerContributor("counting", counting);
		for (int i = 0; i < 50; i++) {
			this.answers.all();
		}
		assertThat(runs).hasValue(1);
		this.time.advance(Duration.ofSeconds(1));
		this.answers.all();
		assertThat(runs).hasValue(2);
	}

	@Test
	void hangingCheckHoldsOneCallerAndTheOthersGetTheLastAnswer() throws Exception {
		CountDownLatch entered = new CountDownLatch(1);
		CountDownLatch release = new CountDownLatch(1);
		AtomicInteger runs = new AtomicInteger();
		HealthIndicator hanging = () -> {
			if (runs.incrementAndGet() > 1) {
				entered.countDown();
				await(release);
				return Health.down().build();
			}
			return Health.up().build();
		};
		this.registry.registerContributor("hanging", hanging);
		assertThat(this.answers.all().status()).isEqualTo("UP");
		this.time.advance(Duration.ofSeconds(5));
		CompletableFuture<HealthAnswer> first = CompletableFuture.supplyAsync(this.answers::all);
		await(entered);
		assertThat(this.answers.all().status()).isEqualTo("UP");
		release.countDown();
		assertThat(first.get(10, TimeUnit.SECONDS).status()).isEqualTo("DOWN");
		assertThat(this.answers.all().status()).isEqualTo("DOWN");
		assertThat(runs).hasValue(2);
	}

	@Test
	void livenessAndReadinessFollowTheApplicationAtOnce() {
		change(LivenessState.CORRECT);
		change(ReadinessState.ACCEPTING_TRAFFIC);
		assertThat(this.answers.live()).isEqualTo(new HealthAnswer("UP", 200, Map.of()));
		assertThat(this.answers.ready()).isEqualTo(new HealthAnswer("UP", 200, Map.of()));
		change(LivenessState.BROKEN);
		change(ReadinessState.REFUSING_TRAFFIC);
		assertThat(this.answers.live()).isEqualTo(new HealthAnswer("DOWN", 503, Map.of()));
		assertThat(this.answers.ready()).isEqualTo(new HealthAnswer("OUT_OF_SERVICE", 503, Map.of()));
	}

	private void change(LivenessState state) {
		this.availability.onApplicationEvent(new AvailabilityChangeEvent<>(this, state));
	}

	private void change(ReadinessState state) {
		this.availability.onApplicationEvent(new AvailabilityChangeEvent<>(this, state));
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
