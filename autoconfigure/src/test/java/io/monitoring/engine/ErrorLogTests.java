package io.monitoring.engine;

import java.time.Instant;

import io.monitoring.engine.LoopStatus.EngineError;
import io.monitoring.promql.QueryException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ErrorLog}.
 */
@ExtendWith(OutputCaptureExtension.class)
class ErrorLogTests {

	private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

	private final ErrorLog errors = new ErrorLog();

	@Test
	void aLastingFaultIsCountedEachTimeAndLoggedEveryTenMinutes(CapturedOutput output) {
		for (int second = 0; second < 1200; second += 15) {
			Instant time = START.plusSeconds(second);
			this.errors.guard("sampling", time, () -> {
				throw new IllegalStateException("broken");
			});
		}
		assertThat(this.errors.recent()).singleElement()
			.isEqualTo(new EngineError(START.plusSeconds(1185), "sampling", "IllegalStateException: broken", 80));
		assertThat(output.toString().split("Monitoring step 'sampling' failed", -1)).hasSize(3);
	}

	@Test
	void errorsOfTheJvmInOneStepAreContained() {
		this.errors.guard("rules", START, () -> {
			throw new StackOverflowError();
		});
		this.errors.guard("delivery", START, () -> {
			throw new NoClassDefFoundError("gone");
		});
		assertThat(this.errors.recent()).extracting(EngineError::source).containsExactly("delivery", "rules");
	}

	@Test
	void whatIsNoExceptionIsOneLineWithoutAStackTrace(CapturedOutput output) {
		this.errors.note("rules", START, "1 of the rules failed:\nforged line");
		this.errors.note("rules", START.plusSeconds(15), "1 of the rules failed again");
		assertThat(output.getOut().lines()).filteredOn((line) -> line.contains("Monitoring step 'rules'"))
			.singleElement()
			.asString()
			.contains("failed:\\nforged line");
		assertThat(this.errors.recent()).singleElement().extracting(EngineError::count).isEqualTo(2L);
	}

	@Test
	void aQueryThatCannotBeAnsweredNeedsNoStackTrace(CapturedOutput output) {
		this.errors.guard("objectives", START, () -> {
			throw new QueryException("no bucket");
		});
		assertThat(output.getOut().lines()).singleElement().asString().endsWith("is not affected: no bucket");
		assertThat(this.errors.recent()).singleElement().extracting(EngineError::message).isEqualTo("no bucket");
	}

	@Test
	void theNumberOfSourcesIsBounded() {
		for (int i = 0; i < 1000; i++) {
			this.errors.record("source" + i, START, new IllegalStateException("x".repeat(10_000)));
		}
		assertThat(this.errors.recent()).hasSize(20).first().extracting(EngineError::source).isEqualTo("source999");
		assertThat(this.errors.recent().get(0).message()).hasSizeLessThanOrEqualTo(500);
	}

}
