package io.monitoring.test;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Assumptions;

/**
 * Programs of others that tests compare with. Where one is not installed, the test is
 * skipped and says so, or fails if {@code MONITORING_REQUIRE_TOOLS} is {@code true}.
 */
public final class Tools {

	private Tools() {
	}

	/**
	 * Skip or fail the running test unless all programs are on the path.
	 * @param names names of the programs
	 */
	public static void require(String... names) {
		List<String> missing = Arrays.stream(names).filter((name) -> !isInstalled(name)).toList();
		if (missing.isEmpty()) {
			return;
		}
		String message = "NOTHING WAS COMPARED: not on the path: " + String.join(", ", missing);
		if (Boolean.parseBoolean(System.getenv("MONITORING_REQUIRE_TOOLS"))) {
			throw new AssertionError(message);
		}
		System.err.println("WARNING: " + message);
		Assumptions.abort(message);
	}

	private static boolean isInstalled(String name) {
		String path = System.getenv("PATH");
		return path != null && Arrays.stream(path.split(File.pathSeparator))
			.anyMatch((folder) -> Files.isExecutable(Path.of(folder, name)));
	}

	/**
	 * Run a program to its end; {@link #require} is called for it.
	 * @param directory working directory
	 * @param command the program and its arguments
	 * @return exit code and output
	 */
	public static Result run(Path directory, String... command) throws IOException, InterruptedException {
		require(command[0]);
		Process process = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).start();
		try {
			String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			return new Result(process.waitFor(), output);
		}
		finally {
			process.destroyForcibly();
		}
	}

	/**
	 * What a program said.
	 *
	 * @param exitCode 0 for success
	 * @param output everything it wrote
	 */
	public record Result(int exitCode, String output) {

	}

}
