package io.monitoring.health;

import java.time.Duration;

import io.monitoring.web.SampleMonitoring;
import org.junit.jupiter.api.Test;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MonitoringHealthIndicator}.
 */
class MonitoringHealthIndicatorTests {

	private final SampleMonitoring monitoring = new SampleMonitoring();

	private final MonitoringHealthIndicator indicator = new MonitoringHealthIndicator(this.monitoring::snapshot,
			this.monitoring::storage, this.monitoring::now);

	@Test
	void failingRulesAndFiringAlertsAreDetailsAndTheStatusIsUp() {
		Health health = this.indicator.health();
		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails()).containsEntry("ticks", 360L)
			.containsEntry("lateTicks", 2L)
			.containsEntry("failingRules", 1L)
			.containsEntry("firingAlerts", 1L)
			.containsEntry("lastTick", "2026-11-21T09:59:55Z");
	}

	@Test
	void loopThatStoppedIsUnknownAndNeverDown() {
		this.monitoring.advance(Duration.ofSeconds(40));
		assertThat(this.indicator.health().getStatus()).isEqualTo(Status.UP);
		this.monitoring.advance(Duration.ofSeconds(1));
		assertThat(this.indicator.health().getStatus()).isEqualTo(Status.UNKNOWN);
	}

	@Test
	void aFileThatTakesNothingIsADetailAndTheStatusIsUp() {
		Health health = this.indicator.health();
		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails()).containsEntry("storage", "behind")
			.containsEntry("storageProblem", "The disk is full.");
	}

	@Test
	void failureOfTheMonitoringIsUnknownToo() {
		MonitoringHealthIndicator broken = new MonitoringHealthIndicator(() -> {
			throw new IllegalStateException("broken");
		}, this.monitoring::storage, this.monitoring::now);
		assertThat(broken.health().getStatus()).isEqualTo(Status.UNKNOWN);
	}

}
