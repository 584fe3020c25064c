package io.monitoring.autoconfigure.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.monitoring.engine.LoopStatus;
import io.monitoring.engine.MonitoringSnapshot;
import io.monitoring.series.StoreStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link StoreCapReport}.
 */
@ExtendWith(OutputCaptureExtension.class)
class StoreCapReportTests {

	private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

	private final StoreCapReport report = new StoreCapReport();

	@Test
	void nothingIsSaidWhileNothingIsRefused(CapturedOutput output) {
		this.report.onTick(snapshot(0, 10, 0));
		assertThat(output).isEmpty();
	}

	@Test
	void theLineNamesThePropertyOfTheCapThatWasMet(CapturedOutput output) {
		this.report.onTick(snapshot(0, 10, 3));
		assertThat(output).contains("10 series", "3 later ones were refused", "'monitoring.store.max-series'");
		new StoreCapReport().onTick(snapshot(0, 9, 3));
		assertThat(output).contains("'monitoring.store.max-size'");
	}

	@Test
	void whileSeriesKeepComingThereIsOneLineAnHour(CapturedOutput output) {
		for (int minute = 0; minute < 150; minute++) {
			this.report.onTick(snapshot(minute, 10, minute + 1));
		}
		assertThat(output.toString().split("is full", -1)).hasSize(4);
	}

	@Test
	void whatWasReportedIsNotReportedAgain(CapturedOutput output) {
		for (int minute = 0; minute < 150; minute++) {
			this.report.onTick(snapshot(minute, 10, 5));
		}
		assertThat(output.toString().split("is full", -1)).hasSize(2);
	}

	private static MonitoringSnapshot snapshot(int minute, int series, long refused) {
		return new MonitoringSnapshot(START.plus(Duration.ofMinutes(minute)), List.of(), List.of(),
				new StoreStatistics(series, 10, 0, 900, 1000, refused, 0),
				new LoopStatus(START, Duration.ofSeconds(15), 1, 0, Duration.ZERO, List.of()));
	}

}
