package io.monitoring.sample;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Assumptions;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tools of Prometheus and Alertmanager, as a person calls them.
 */
final class CommandLine {

	private CommandLine() {
	}

	/**
	 * Run a tool that has to succeed. Where it is not installed the test is aborted, or
	 * fails if the environment asks for the tools.
	 * @param directory where its output may be kept
	 * @param tool name of the tool
	 * @param arguments its arguments
	 * @return what it printed
	 */
	static String run(Path directory, String tool, String... arguments) throws IOException, InterruptedException {
		if (!"true".equals(System.getenv("MONITORING_REQUIRE_TOOLS"))) {
			Assumptions.assumeTrue(installed(tool), tool + " is not installed");
		}
		List<String> command = new ArrayList<>(List.of(tool));
		command.addAll(List.of(arguments));
		Path output = Files.createTempFile(directory, tool, ".txt");
		Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
		assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
		assertThat(process.exitValue()).as(Files.readString(output)).isZero();
		return Files.readString(output);
	}

	private static boolean installed(String tool) {
		return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
			.anyMatch((directory) -> Files.isExecutable(Path.of(directory, tool)));
	}

}
