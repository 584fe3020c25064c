package io.monitoring.web;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MonitoringVersion}.
 */
class MonitoringVersionTests {

	@Test
	void theVersionIsKnownWithoutAJar() {
		assertThat(MonitoringVersion.get()).matches("[0-9]+\\.[0-9]+\\.[0-9]+.*");
	}

}
