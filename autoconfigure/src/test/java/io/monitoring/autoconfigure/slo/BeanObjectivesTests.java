package io.monitoring.autoconfigure.slo;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

import io.monitoring.slo.ServiceLevelIndicator;
import io.monitoring.slo.ServiceLevelObjective;
import io.monitoring.slo.definition.DefinedObjective.Origin;
import io.monitoring.slo.definition.ObjectiveDefinition;
import io.monitoring.slo.definition.ObjectiveField;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class BeanObjectivesTests {

	private static final ObjectiveDefinition HEALTH = ObjectiveDefinition.named("database")
		.with(ObjectiveField.TYPE, "health")
		.with(ObjectiveField.TARGET, new BigDecimal("99.5"))
		.with(ObjectiveField.COMPONENT, "db");

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SloAutoConfiguration.class));

	@Test
	void beansAreObjectivesBesideThoseOfProperties() {
		ServiceLevelObjective objective = objective(0.999);
		this.runner.withBean("own", ServiceLevelObjective.class, () -> objective)
			.withBean(ObjectiveDefinition.class, () -> HEALTH)
			.run((context) -> {
				ServiceLevelObjectives objectives = context.getBean(ServiceLevelObjectives.class);
				assertThat(objectives.all()).extracting(ServiceLevelObjective::name)
					.containsExactly("api-availability", "api-latency", "database", "shop");
				assertThat(objectives.all()).contains(objective);
				assertThat(objectives.defined()).filteredOn((one) -> one.origin() == Origin.BEAN)
					.extracting((one) -> one.definition().name())
					.containsExactlyInAnyOrder("database", "shop");
			});
	}

	@Test
	void aBeanThatCannotWorkStopsTheStart() {
		this.runner.withBean("own", ServiceLevelObjective.class, () -> objective(0.5))
			.run((context) -> assertThat(context).getFailure().rootCause().hasMessageContaining("can never fire"));
		this.runner.withBean("mine", ObjectiveDefinition.class, () -> HEALTH.with(ObjectiveField.COMPONENT, null))
			.run((context) -> assertThat(context).getFailure().hasStackTraceContaining("of bean 'mine'"));
	}

	@Test
	void twoObjectivesOfOneNameStopTheStart() {
		this.runner.withBean(ServiceLevelObjective.class, () -> objective(0.999))
			.withPropertyValues("monitoring.sla.objectives.shop.type=availability",
					"monitoring.sla.objectives.shop.target=99")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("two objectives with the name 'shop'"));
	}

	@Test
	void nothingIsTrackedWhereObjectivesAreOff() {
		this.runner.withBean(ServiceLevelObjective.class, () -> objective(0.999))
			.withPropertyValues("monitoring.sla.enabled=false")
			.run((context) -> assertThat(context.getBean(ServiceLevelObjectives.class).all()).isEmpty());
	}

	private static ServiceLevelObjective objective(double target) {
		return new ServiceLevelObjective("shop", new ServiceLevelIndicator.Availability(List.of()), target,
				Duration.ofDays(30));
	}

}
