package io.monitoring.notify;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BackOffTests {

	@Test
	void waitsGrowByHalfUpToAMinute() {
		BackOff backOff = new BackOff(() -> 0.5);
		assertThat(backOff.after(1)).isEqualTo(Duration.ofMillis(500));
		assertThat(backOff.after(2)).isEqualTo(Duration.ofMillis(750));
		assertThat(backOff.after(3)).isEqualTo(Duration.ofMillis(1125));
		assertThat(backOff.after(13)).isEqualTo(Duration.ofMinutes(1));
		assertThat(backOff.after(Integer.MAX_VALUE)).isEqualTo(Duration.ofMinutes(1));
	}

	@Test
	void chanceSpreadsTheWaitByHalf() {
		assertThat(new BackOff(() -> 0).after(1)).isEqualTo(Duration.ofMillis(250));
		assertThat(new BackOff(() -> 1).after(1)).isEqualTo(Duration.ofMillis(750));
	}

}
