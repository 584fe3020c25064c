package io.monitoring.promql.script;

import io.monitoring.promql.QueryEngine;
import io.monitoring.promql.QueryException;
import io.monitoring.promql.QueryOptions;
import io.monitoring.promql.parser.ParseException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests that a script which is wrong fails.
 */
class ScriptRunnerTests {

	private static final String LOAD = "load 1m\n  a{x=\"1\"} 1 2\n  a{x=\"2\"} 3 4\n\n";

	private final ScriptRunner runner = new ScriptRunner(new QueryEngine(QueryOptions.DEFAULTS), MemorySource::of);

	@Test
	void aRightResultPasses() {
		assertThatCode(() -> run("eval instant at 1m a\n  a{x=\"1\"} 2\n  a{x=\"2\"} 4")).doesNotThrowAnyException();
	}

	@Test
	void aWrongValueFails() {
		fails("eval instant at 1m a\n  a{x=\"1\"} 2\n  a{x=\"2\"} 4.001", "Expected 4.001");
	}

	@Test
	void aMissingSeriesFails() {
		fails("eval instant at 1m a\n  a{x=\"1\"} 2\n  a{x=\"2\"} 4\n  a{x=\"3\"} 4", "Missing");
	}

	@Test
	void aSeriesTooManyFails() {
		fails("eval instant at 1m a\n  a{x=\"1\"} 2", "Unexpected");
	}

	@Test
	void aWrongOrderFails() {
		fails("eval instant at 1m sort(a)\n  expect ordered\n  a{x=\"2\"} 4\n  a{x=\"1\"} 2", "Wrong order");
	}

	@Test
	void aWrongPointOfARangeFails() {
		fails("eval range from 0 to 1m step 1m sum(a)\n  {} 4 7", "Expected 7.0 at 60000");
		fails("eval range from 0 to 1m step 1m sum(a)\n  {} 4", "Too many points");
		fails("eval range from 0 to 1m step 1m sum(a)\n  {} 4 6 _ 8", "Expected 8.0");
	}

	@Test
	void aWrongScalarFails() {
		fails("eval instant at 0 1 + 1\n  3", "Expected 3.0");
		fails("eval instant at 0 \"a\"\n  expect string \"b\"", "Expected 'b'");
	}

	@Test
	void aFailureThatDidNotHappenFails() {
		fails("eval instant at 1m a\n  expect fail", "Expected a failure");
	}

	@Test
	void aFailureWithAnotherMessageFails() {
		fails("eval instant at 1m topk(NaN, a)\n  expect fail msg: something else", "another message");
	}

	@Test
	void aFailureThatWasNotExpectedFails() {
		assertThatExceptionOfType(QueryException.class).isThrownBy(() -> run("eval instant at 1m topk(NaN, a)"));
		assertThatExceptionOfType(ParseException.class).isThrownBy(() -> run("eval instant at 1m nonsense("));
	}

	@Test
	void anAnnotationThatIsMissingOrTooManyFails() {
		fails("eval instant at 1m sum(a)\n  expect warn\n  {} 6", "Missing warning");
		fails("eval instant at 1m quantile(2, a)\n  expect no_warn\n  {} Inf", "Unexpected warning");
		fails("eval instant at 1m quantile(2, a)\n  expect warn regex: elsewhere\n  {} Inf", "Missing warning");
		fails("eval instant at 1m increase(a[2m])\n  expect no_info\n  {x=\"1\"} 2\n  {x=\"2\"} 2", "Unexpected info");
	}

	private void run(String eval) {
		ScriptReader.read("inline", LOAD + eval).forEach(this.runner::run);
	}

	private void fails(String eval, String message) {
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> run(eval)).withMessageContaining(message);
	}

}
