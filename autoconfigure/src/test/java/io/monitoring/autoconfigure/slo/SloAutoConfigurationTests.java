package io.monitoring.autoconfigure.slo;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SloAutoConfiguration}: which paths are no traffic of users.
 */
class SloAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SloAutoConfiguration.class));

	@Test
	void theEndpointsOfBothAreNoTraffic() {
		assertThat(excluded("management.endpoints.web.base-path=/manage/")).containsExactly("/manage", "/monitoring");
		assertThat(excluded("monitoring.web.base-path=/watch")).containsExactly("/actuator", "/watch");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/" })
	void endpointsAtTheRootDoNotMakeEverythingNoTraffic(String basePath) {
		assertThat(excluded("management.endpoints.web.base-path=" + basePath)).containsExactly("/monitoring");
	}

	private List<String> excluded(String property) {
		List<String> excluded = new ArrayList<>();
		this.runner.withPropertyValues(property)
			.run((context) -> excluded.addAll(context.getBean(ServiceLevelObjectives.class).excludedPaths()));
		return excluded;
	}

}
