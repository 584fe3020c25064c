package io.monitoring.series;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class DurationsTests {

	@ParameterizedTest
	@CsvSource({ "0, 0", "0s, 0", "1ms, 1", "5m, 300000", "1h30m, 5400000", "1y1w1d1h1m1s1ms, 32230861001",
			"90d, 7776000000", "60m, 3600000", "292y, 9208512000000" })
	void durationsAreRead(String text, long millis) {
		assertThat(Durations.parseMillis(text)).isEqualTo(millis);
		assertThat(Durations.parse(text)).isEqualTo(Duration.ofMillis(millis));
	}

	@ParameterizedTest
	@CsvSource({ "0, 0s", "1, 1ms", "300000, 5m", "5400000, 1h30m", "7776000000, 90d", "604800000, 1w", "691200000, 8d",
			"31536000000, 1y", "31622400000, 366d", "-50000, -50s", "61001, 1m1s1ms" })
	void durationsArePrintedAsPrometheusDoes(long millis, String expected) {
		assertThat(Durations.format(millis)).isEqualTo(expected);
		assertThat(Durations.format(Duration.ofMillis(millis))).isEqualTo(expected);
	}

	@Test
	void extremesArePrintedWithoutOverflow() {
		assertThat(Durations.format(Long.MIN_VALUE)).startsWith("-").endsWith("808ms");
		assertThat(Durations.parseMillis(Durations.format(Durations.MAX_MILLIS))).isEqualTo(Durations.MAX_MILLIS);
	}

	@ParameterizedTest
	@ValueSource(strings = { "5", "m", "5x", "5min", "1.5h", "-5m", "5m ", " 5m", "5M", "00", "5m3", "\u0665m" })
	void otherTextsAreRefused(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> Durations.parseMillis(text))
			.withMessage("'" + text
					+ "' is not a duration: whole numbers with the units y, w, d, h, m, s or ms, for example 1h30m");
	}

	@ParameterizedTest
	@ValueSource(strings = { "5m5m", "5m1h", "1ms1s" })
	void unitsGoFromLargeToSmallOnce(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> Durations.parseMillis(text))
			.withMessage("units of duration '" + text + "' must go from large to small, each once: y w d h m s ms");
	}

	@ParameterizedTest
	@ValueSource(strings = { "293y", "9223372036855ms", "99999999999999999999y", "292y9999999999999ms" })
	void overflowIsAnError(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> Durations.parseMillis(text))
			.withMessage("duration '" + text + "' is out of range, the longest is 292 years");
	}

	@Test
	void emptyTextIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> Durations.parseMillis(""))
			.withMessage("a duration must not be empty");
	}

}
