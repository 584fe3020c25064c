package io.monitoring.autoconfigure.web;

import java.util.List;

import io.monitoring.web.AccessLevel;
import io.monitoring.web.SampleMonitoring;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MonitoringWebProperties}.
 */
class MonitoringWebPropertiesTests {

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(MonitoringWebAutoConfiguration.class))
		.withBean(SampleMonitoring.class);

	@Test
	void everythingIsLocalByDefault() {
		this.runner.run((context) -> assertThat(context.getBean(MonitoringWebProperties.class))
			.isEqualTo(new MonitoringWebProperties("/monitoring", AccessLevel.LOCAL, AccessLevel.LOCAL,
					"ENDPOINT_ADMIN", List.of())));
	}

	@Test
	void allPropertiesAreBound() {
		String hash = "0123456789abcdef".repeat(4);
		this.runner
			.withPropertyValues("monitoring.web.base-path=/ops/monitoring", "monitoring.web.read=authenticated",
					"monitoring.web.write=none", "monitoring.web.role=OPS", "monitoring.web.api-keys=" + hash)
			.run((context) -> assertThat(context.getBean(MonitoringWebProperties.class))
				.isEqualTo(new MonitoringWebProperties("/ops/monitoring", AccessLevel.AUTHENTICATED, AccessLevel.NONE,
						"OPS", List.of(hash))));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/", "monitoring", "/monitoring/", "/a//b", "/a/**", "/{x}", "/a b", "/../x", "/%2e",
			"/a;b" })
	void badBasePathIsRefused(String path) {
		assertFailure("monitoring.web.base-path=" + path,
				"Invalid configuration property 'monitoring.web.base-path' with value '" + path + "'");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			value = { "monitoring.web.read=none | property 'monitoring.web.read' with value 'none'",
					"monitoring.web.role= | The role must not be empty",
					"monitoring.web.read=public | No enum constant io.monitoring.web.AccessLevel.public" })
	void badValueIsRefusedWithTheProperty(String property, String message) {
		assertFailure(property, message);
	}

	@Test
	void apiKeyThatIsNoHashIsRefusedWithoutSayingIt() {
		this.runner.withPropertyValues("monitoring.web.api-keys[0]=my-secret-key").run((context) -> {
			assertThat(context.getStartupFailure()).hasStackTraceContaining("property 'monitoring.web.api-keys[0]'");
			for (Throwable cause = context.getStartupFailure(); cause != null; cause = cause.getCause()) {
				assertThat(cause.getMessage()).doesNotContain("my-secret-key");
			}
		});
	}

	private void assertFailure(String property, String message) {
		this.runner.withPropertyValues(property)
			.run((context) -> assertThat(context.getStartupFailure()).hasStackTraceContaining(message));
	}

}
