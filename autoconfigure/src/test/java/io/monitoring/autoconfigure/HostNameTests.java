package io.monitoring.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HostName}.
 */
class HostNameTests {

	private final MockEnvironment environment = new MockEnvironment();

	@TempDir
	Path folder;

	@Test
	void theVariableOfAContainerComesFirst() throws IOException {
		this.environment.setProperty("HOSTNAME", "pod-7");
		assertThat(HostName.of(this.environment, kernel("machine\n"))).isEqualTo("pod-7");
	}

	@Test
	void withoutVariableTheKernelKnows() throws IOException {
		this.environment.setProperty("HOSTNAME", "");
		assertThat(HostName.of(this.environment, kernel("machine\n"))).isEqualTo("machine");
	}

	@Test
	void whereNobodyKnowsItIsTheLocalHost() throws IOException {
		assertThat(HostName.of(this.environment, kernel(""))).isEqualTo("localhost");
		assertThat(HostName.of(this.environment, this.folder.resolve("none"))).isEqualTo("localhost");
		assertThat(HostName.of(this.environment, this.folder)).as("a folder").isEqualTo("localhost");
	}

	private Path kernel(String content) throws IOException {
		return Files.writeString(this.folder.resolve("hostname"), content);
	}

}
