package io.monitoring.web.prometheus;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link TimeText}.
 */
class TimeTextTests {

	@ParameterizedTest
	@CsvSource({ "0, 0", "1700000000, 1700000000000", "1700000000.1234, 1700000000123", "-5.25, -5250",
			"1.7e9, 1700000000000", "1970-01-01T00:00:01Z, 1000", "1970-01-01T01:00:00.5+01:00, 500" })
	void timesAreSecondsOrDates(String text, long millis) {
		assertThat(TimeText.parseTime(text)).isEqualTo(millis);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "noon", "NaN", "Inf", "1e13", "1700000000s", "2026-11-21", "2026-13-01T00:00:00Z",
			"+1000000000-01-01T00:00:00Z" })
	void otherTimesAreRefused(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> TimeText.parseTime(text));
	}

	@ParameterizedTest
	@CsvSource({ "15, 15000", "0.25, 250", "15s, 15000", "1m30s, 90000", "1e2, 100000", "-3, -3000" })
	void durationsAreSecondsOrHaveUnits(String text, long millis) {
		assertThat(TimeText.parseDuration(text)).isEqualTo(Duration.ofMillis(millis));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "x", "1us", "-5m", "1e300", "NaN" })
	void otherDurationsAreRefused(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> TimeText.parseDuration(text));
	}

	@Test
	void aFractionHasThreeDecimals() {
		assertThat(TimeText.format(1_700_000_000_000L)).isEqualTo("1700000000");
		assertThat(TimeText.format(2500)).isEqualTo("2.500");
		assertThat(TimeText.format(-1)).isEqualTo("-0.001");
		assertThat(TimeText.format(-5250)).isEqualTo("-5.250");
	}

}
