package io.monitoring.slo;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ServiceLevelObjectiveTests {

	private static final ServiceLevelIndicator INDICATOR = new ServiceLevelIndicator.Availability(List.of());

	@Test
	void theBudgetIsTheDecimalRestToOne() {
		assertThat(new ServiceLevelObjective("a", INDICATOR, 0.999, Duration.ofDays(30)).errorBudgetRatio())
			.isEqualTo(0.001);
		assertThat(new ServiceLevelObjective("a", INDICATOR, 0.95, Duration.ofDays(30)).errorBudgetRatio())
			.isEqualTo(0.05);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a b", "a\"b", "ä", "a/b" })
	void aNameThatDoesNotFitIntoALabelOrAnAddressIsRefused(String name) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new ServiceLevelObjective(name, INDICATOR, 0.9, Duration.ofDays(1)))
			.withMessageContaining("'" + name + "'");
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0, 1, -1, 99.9, Double.NaN })
	void aTargetThatIsNoShareIsRefused(double target) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new ServiceLevelObjective("a", INDICATOR, target, Duration.ofDays(1)))
			.withMessageContaining(String.valueOf(target));
	}

	@Test
	void aWindowOfLessThanAnHourIsRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new ServiceLevelObjective("a", INDICATOR, 0.9, Duration.ofMinutes(59)))
			.withMessageContaining("at least 1h")
			.withMessageContaining("PT59M");
	}

}
