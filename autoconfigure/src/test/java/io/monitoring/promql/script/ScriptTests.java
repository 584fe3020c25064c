package io.monitoring.promql.script;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

import io.monitoring.promql.QueryEngine;
import io.monitoring.promql.QueryOptions;
import io.monitoring.series.SeriesSource;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs the scripts of this project with the options of an ordinary application, where
 * metric names are dropped at once.
 */
class ScriptTests {

	@TestFactory
	Stream<DynamicTest> everyEvalOverPlainArrays() throws IOException, URISyntaxException {
		return tests(MemorySource::of);
	}

	@TestFactory
	Stream<DynamicTest> everyEvalOverTheStore() throws IOException, URISyntaxException {
		return tests(StoreSource::of);
	}

	private static Stream<DynamicTest> tests(Function<List<Load>, SeriesSource> loader)
			throws IOException, URISyntaxException {
		ScriptRunner runner = new ScriptRunner(new QueryEngine(QueryOptions.DEFAULTS), loader);
		URL folder = Objects.requireNonNull(ScriptTests.class.getResource("/promql"));
		try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
			List<Eval> evals = files.filter((file) -> file.toString().endsWith(".test"))
				.sorted()
				.flatMap((file) -> ScriptReader.read(file).stream())
				.toList();
			assertThat(evals).hasSizeGreaterThan(150);
			return evals.stream()
				.map((eval) -> DynamicTest.dynamicTest(eval.place() + " " + eval.expression(), () -> runner.run(eval)));
		}
	}

}
