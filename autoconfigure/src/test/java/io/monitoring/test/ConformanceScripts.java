package io.monitoring.test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;

/**
 * The scripts of Prometheus itself, which are not part of this project: the folder is
 * given by {@code -Dpromqltest.dir}.
 */
public final class ConformanceScripts {

	private ConformanceScripts() {
	}

	/**
	 * Find the scripts, or skip the running test with a message where there are none.
	 * @return the files in order
	 */
	public static List<Path> files() throws IOException {
		String configured = System.getProperty("promqltest.dir", "");
		Path folder = configured.isEmpty() ? root().resolve("../shared/promqltest").normalize() : Path.of(configured);
		if (!Files.isDirectory(folder)) {
			String message = "NO CONFORMANCE SCRIPT WAS RUN: there is no folder " + folder
					+ "; set -Dpromqltest.dir to promql/promqltest/testdata of Prometheus";
			System.out.println(message);
			Assumptions.abort(message);
		}
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter((file) -> file.toString().endsWith(".test")).sorted().toList();
		}
	}

	private static Path root() {
		Path folder = Path.of("").toAbsolutePath();
		while (folder.getParent() != null && !Files.isDirectory(folder.resolve("starter"))) {
			folder = folder.getParent();
		}
		return folder;
	}

}
