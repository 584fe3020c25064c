package io.monitoring.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Assumptions;

/**
 * Runs the real promtool where it is installed. Where it is not, the test is skipped, or
 * fails if {@code MONITORING_REQUIRE_TOOLS} is {@code true}.
 */
final class Promtool {

	private Promtool() {
	}

	/**
	 * Run promtool.
	 * @param directory working directory
	 * @param arguments arguments
	 * @return exit code and output
	 */
	static Result run(Path directory, String... arguments) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of("promtool"));
		command.addAll(List.of(arguments));
		Process process;
		try {
			process = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).start();
		}
		catch (IOException ex) {
			String message = "promtool is not installed: the rule file was NOT checked by Prometheus";
			if (Boolean.parseBoolean(System.getenv("MONITORING_REQUIRE_TOOLS"))) {
				throw new AssertionError(message, ex);
			}
			System.err.println("WARNING: " + message);
			Assumptions.abort(message);
			throw ex;
		}
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		return new Result(process.waitFor(), output);
	}

	/**
	 * What promtool said.
	 *
	 * @param exitCode 0 for success
	 * @param output everything it wrote
	 */
	record Result(int exitCode, String output) {

	}

}
