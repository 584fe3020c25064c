package io.monitoring.sample;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Assumptions;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The rule checker of Prometheus.
 */
final class Promtool {

	private static final String NAME = "promtool";

	private Promtool() {
	}

	/**
	 * Let promtool judge a rule file. Where it is not installed the test is aborted, or
	 * fails if the environment asks for the tools.
	 * @param rules text of the file
	 * @param directory where to write it
	 */
	static void assertAccepts(String rules, Path directory) throws IOException, InterruptedException {
		if (!"true".equals(System.getenv("MONITORING_REQUIRE_TOOLS"))) {
			Assumptions.assumeTrue(installed(), NAME + " is not installed");
		}
		Path file = Files.writeString(directory.resolve("rules.yml"), rules);
		Path output = directory.resolve("output.txt");
		Process process = new ProcessBuilder(NAME, "check", "rules", file.toString()).redirectErrorStream(true)
			.redirectOutput(output.toFile())
			.start();
		assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
		assertThat(process.exitValue()).as(Files.readString(output)).isZero();
		assertThat(Files.readString(output)).contains("SUCCESS");
	}

	private static boolean installed() {
		return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
			.anyMatch((directory) -> Files.isExecutable(Path.of(directory, NAME)));
	}

}
