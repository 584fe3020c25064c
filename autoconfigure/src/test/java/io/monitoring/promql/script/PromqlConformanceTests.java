package io.monitoring.promql.script;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.monitoring.promql.QueryEngine;
import io.monitoring.promql.QueryOptions;
import io.monitoring.test.ConformanceScripts;
import org.junit.jupiter.api.AfterAll;
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
		if (passed.get() + failed.get() > 0) {
			System.out.println("promqltest: " + passed + " passed, " + failed + " failed");
		}
	}

	@TestFactory
	Stream<DynamicTest> everyEvalOfPrometheusGivesTheSameResult() throws IOException {
		QueryEngine engine = new QueryEngine(QueryOptions.DEFAULTS.withDelayedNameRemoval(true));
		ScriptRunner overArrays = new ScriptRunner(engine, MemorySource::of);
		ScriptRunner overTheStore = new ScriptRunner(engine, StoreSource::of);
		return ConformanceScripts.files().stream().flatMap((file) -> tests(file, (eval) -> {
			overArrays.run(eval);
			overTheStore.run(eval);
		}));
	}

	private static Stream<DynamicTest> tests(Path file, Consumer<Eval> run) {
		try {
			return ScriptReader.read(file)
				.stream()
				.map((eval) -> test(eval.place() + " " + eval.expression(), () -> run.accept(eval)));
		}
		catch (RuntimeException ex) {
			// A script that cannot be read costs only itself
			return Stream.of(test(file.getFileName().toString(), () -> {
				throw ex;
			}));
		}
	}

	private static DynamicTest test(String name, Runnable run) {
		return DynamicTest.dynamicTest(name, () -> {
			failed.incrementAndGet();
			run.run();
			failed.decrementAndGet();
			passed.incrementAndGet();
		});
	}

}
