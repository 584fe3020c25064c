package io.monitoring.ruletest;

import java.nio.charset.StandardCharsets;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.monitoring.promql.parser.ParseException;
import io.monitoring.test.Promptly;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Fuzzes the notation for series of the test scripts.
 */
class SeriesLineFuzzTests {

	@FuzzTest(maxDuration = "10m")
	void anyLineIsRefusedOrGivesSamples(byte[] data) {
		String line = new String(data, StandardCharsets.UTF_8);
		Promptly.run(() -> {
			try {
				SeriesLine series = SeriesLineReader.read(line);
				assertThat(series.labels()).isNotNull();
				assertThat(series.values().length).isLessThanOrEqualTo(SeriesLineReader.MAX_VALUES);
			}
			catch (ParseException | IllegalArgumentException ex) {
				assertThat(ex.getMessage()).isNotBlank();
			}
		});
	}

}
