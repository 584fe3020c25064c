package io.monitoring.slo;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class BurnRateWindowTests {

	@ParameterizedTest
	@ValueSource(ints = { 6, 7, 28, 30, 90, 365 })
	void fromSixDaysOnTheTableIsTakenAsItIs(int days) {
		assertThat(BurnRateWindow.fit(BurnRateWindow.DEFAULTS, Duration.ofDays(days)))
			.isEqualTo(BurnRateWindow.DEFAULTS);
	}

	@ParameterizedTest
	@CsvSource({ "PT72H, 1h/5m 6h/30m 12h/1h 1d12h/3h", "PT24H, 50m/4m 2h/10m 4h/20m 12h/1h",
			"PT1H, 2m/1m 5m/1m 10m/1m 30m/2m" })
	void shorterPeriodsShortenTheWindows(Duration period, String expected) {
		assertThat(BurnRateWindow.fit(BurnRateWindow.DEFAULTS, period)).extracting(BurnRateWindow::text)
			.containsExactly(expected.split(" "));
	}

	@Test
	void noPairOfAnyPeriodNeedsMuchMoreThanHalfOfTheBudget() {
		for (int hours = 2; hours <= 24 * 40; hours++) {
			Duration period = Duration.ofHours(hours);
			for (BurnRateWindow pair : BurnRateWindow.fit(BurnRateWindow.DEFAULTS, period)) {
				double share = pair.factor() * pair.longWindow().toMillis() / period.toMillis();
				assertThat(share).as("%s over %s", pair, period).isLessThanOrEqualTo(0.5);
				assertThat(pair.shortWindow()).isLessThan(pair.longWindow());
				assertThat(pair.longWindow()).isLessThan(period);
			}
		}
	}

	@Test
	void pairsThatFallTogetherBecomeTheMostSensitiveOne() {
		List<BurnRateWindow> windows = List.of(
				new BurnRateWindow(100, Duration.ofHours(1), Duration.ofMinutes(5), "critical"),
				new BurnRateWindow(50, Duration.ofHours(2), Duration.ofMinutes(5), "warning"));
		assertThat(BurnRateWindow.fit(windows, Duration.ofHours(1)))
			.containsExactly(new BurnRateWindow(50, Duration.ofMinutes(2), Duration.ofMinutes(1), "warning"));
	}

	@ParameterizedTest
	@CsvSource({ "14.4, 0.9306", "6, 0.8334", "3, 0.6667", "2, 0.5001", "10, 0.9001" })
	void theSmallestTargetWorksAndTheNextSmallerOneDoesNot(double factor, double smallest) {
		BurnRateWindow window = new BurnRateWindow(factor, Duration.ofHours(1), Duration.ofMinutes(5), "critical");
		assertThat(window.smallestTarget()).isEqualTo(smallest);
		assertThat(window.canFire(smallest)).isTrue();
		assertThat(window.canFire(smallest - 0.0001)).isFalse();
	}

	@Test
	void pairsThatMakeNoSenseAreRefused() {
		Duration hour = Duration.ofHours(1);
		Duration minutes = Duration.ofMinutes(5);
		assertThatIllegalArgumentException().isThrownBy(() -> new BurnRateWindow(0, hour, minutes, "critical"))
			.withMessageContaining("'factor'");
		assertThatIllegalArgumentException().isThrownBy(() -> new BurnRateWindow(2, hour, hour, "critical"))
			.withMessageContaining("'longWindow'");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new BurnRateWindow(2, hour, Duration.ofSeconds(30), "critical"))
			.withMessageContaining("'shortWindow'");
		assertThatIllegalArgumentException().isThrownBy(() -> new BurnRateWindow(2, hour, minutes, " "))
			.withMessageContaining("'severity'");
	}

}
