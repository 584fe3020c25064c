package io.monitoring.autoconfigure.engine;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import io.monitoring.engine.MonitoringEngine;
import io.monitoring.engine.MonitoringLoop;
import io.monitoring.rule.RuleGroup;
import io.monitoring.slo.definition.ObjectiveDefinition;
import io.monitoring.slo.definition.ObjectiveField;
import io.monitoring.web.ObjectiveAdmin;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class ObjectiveSwitchTests {

	@Test
	void objectivesThatGoBetweenTwoTicksLeaveNoRules() {
		new ApplicationContextRunner().withConfiguration(MonitoringAutoConfigurationTests.EVERYTHING).run((context) -> {
			MonitoringEngine engine = context.getBean(MonitoringEngine.class);
			ObjectiveAdmin admin = context.getBean(ObjectiveAdmin.class);
			List<String> before = groups(engine);
			Instant now = MonitoringLoop.now().plusSeconds(60);
			admin.put(availability("one"), 0, "ada");
			admin.put(availability("two"), 0, "ada");
			engine.tick(now);
			assertThat(groups(engine)).contains("slo:one", "slo:two").containsAll(before);
			admin.remove("one", 1);
			admin.remove("two", 1);
			engine.tick(now.plusSeconds(15));
			assertThat(groups(engine)).containsExactlyElementsOf(before);
		});
	}

	private static List<String> groups(MonitoringEngine engine) {
		return engine.ruleGroups().stream().map(RuleGroup::id).toList();
	}

	private static ObjectiveDefinition availability(String name) {
		return ObjectiveDefinition.named(name)
			.with(ObjectiveField.TYPE, "availability")
			.with(ObjectiveField.TARGET, new BigDecimal("99.9"));
	}

}
