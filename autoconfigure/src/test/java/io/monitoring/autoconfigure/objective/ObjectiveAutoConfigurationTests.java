package io.monitoring.autoconfigure.objective;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.monitoring.autoconfigure.alert.AlertAutoConfiguration;
import io.monitoring.autoconfigure.engine.MonitoringAutoConfiguration;
import io.monitoring.autoconfigure.health.ObjectivesHealthAutoConfiguration;
import io.monitoring.autoconfigure.slo.SloAutoConfiguration;
import io.monitoring.autoconfigure.storage.StorageAutoConfiguration;
import io.monitoring.engine.MonitoringEngine;
import io.monitoring.health.ObjectivesHealthIndicator;
import io.monitoring.slo.ErrorBudgets;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.actuate.endpoint.SimpleStatusAggregator;
import org.springframework.boot.health.actuate.endpoint.SimpleHttpCodeStatusMapper;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ObjectiveAutoConfiguration} and
 * {@link ObjectivesHealthAutoConfiguration}.
 */
class ObjectiveAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SloAutoConfiguration.class, AlertAutoConfiguration.class,
				StorageAutoConfiguration.class, MonitoringAutoConfiguration.class, ObjectiveAutoConfiguration.class,
				ObjectivesHealthAutoConfiguration.class))
		.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
		.withPropertyValues("monitoring.storage.type=memory");

	@Test
	void budgetsAndEventsAreThereAndHealthIsNot() {
		this.runner.run((context) -> {
			assertThat(context).hasSingleBean(MonitoringEngine.class)
				.hasSingleBean(ErrorBudgets.class)
				.hasSingleBean(ObjectiveEvents.class)
				.doesNotHaveBean(ObjectivesHealthIndicator.class);
			assertThat(context.getBean(ErrorBudgets.class).remainingRatio("api-availability")).isEqualTo(1);
		});
	}

	@Test
	void healthIsThereWhereItIsAskedFor() {
		this.runner.withPropertyValues("monitoring.sla.health.enabled=true")
			.run((context) -> assertThat(context).hasSingleBean(ObjectivesHealthIndicator.class));
	}

	@Test
	void nothingIsThereWithoutMonitoring() {
		this.runner.withPropertyValues("monitoring.enabled=false", "monitoring.sla.health.enabled=true")
			.run((context) -> assertThat(context).doesNotHaveBean(ErrorBudgets.class)
				.doesNotHaveBean(ObjectivesHealthIndicator.class));
	}

	@Test
	void statusOfItsOwnChangesNeitherTheWholeNorTheHttpStatus() {
		assertThat(new SimpleStatusAggregator().getAggregateStatus(Status.UP, ObjectivesHealthIndicator.AT_RISK))
			.isEqualTo(Status.UP);
		assertThat(new SimpleHttpCodeStatusMapper().getStatusCode(ObjectivesHealthIndicator.AT_RISK)).isEqualTo(200);
	}

}
