package io.monitoring.promql.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import io.monitoring.promql.QueryEngine;
import io.monitoring.promql.QueryOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs the scripts of Prometheus itself, which are not part of this project: the folder
 * is given by {@code -Dpromqltest.dir}.
 */
class PromqlConformanceTests {

	private static final AtomicInteger passed = new AtomicInteger();

	private static final AtomicInteger failed = new AtomicInteger();

	@AfterAll
	static void report() {
		System.out.println("promqltest: " + passed + " passed, " + failed + " failed");
	}

	@TestFactory
	Stream<DynamicTest> everyEvalOfPrometheusGivesTheSameResult() throws IOException {
		ScriptRunner runner = new ScriptRunner(new QueryEngine(QueryOptions.DEFAULTS.withDelayedNameRemoval(true)),
				MemorySource::of);
		return scripts().stream().flatMap((file) -> ScriptReader.read(file).stream()).map((eval) -> test(runner, eval));
	}

	private static DynamicTest test(ScriptRunner runner, Eval eval) {
		return DynamicTest.dynamicTest(eval.place() + " " + eval.expression(), () -> {
			failed.incrementAndGet();
			runner.run(eval);
			failed.decrementAndGet();
			passed.incrementAndGet();
		});
	}

	private static List<Path> scripts() throws IOException {
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
