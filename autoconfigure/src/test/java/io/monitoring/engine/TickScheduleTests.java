package io.monitoring.engine;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link TickSchedule}.
 */
class TickScheduleTests {

	private static final long MILLI = 1_000_000L;

	private final TickSchedule schedule = new TickSchedule(Duration.ofSeconds(15));

	@Test
	void slotsAreMultiplesOfTheInterval() {
		this.schedule.advance(100_000, 0);
		assertThat(this.schedule.millisToWait()).isEqualTo(5_000);
		this.schedule.advance(105_003, 5_003 * MILLI);
		assertThat(this.schedule.millisToWait()).isZero();
		assertThat(this.schedule.take()).isEqualTo(105_000);
		assertThat(this.schedule.millisToWait()).isEqualTo(14_997);
	}

	@Test
	void slotsThatPassDuringALateTickAreCountedAndNotMadeUpFor() {
		this.schedule.advance(105_000, 0);
		this.schedule.take();
		this.schedule.advance(105_000 + 47_000, 47_000 * MILLI);
		assertThat(this.schedule.take()).isEqualTo(150_000);
		assertThat(this.schedule.missed()).isEqualTo(2);
		assertThat(this.schedule.millisToWait()).isEqualTo(13_000);
	}

	@Test
	void timeGoesOnByElapsedTimeWhenTheClockIsSetBack() {
		this.schedule.advance(105_000, 0);
		this.schedule.take();
		this.schedule.advance(105_000 - 3_600_000, 0);
		assertThat(this.schedule.millisToWait()).isEqualTo(15_000);
		this.schedule.advance(105_000 - 3_600_000 + 15_000, 15_000 * MILLI);
		assertThat(this.schedule.millisToWait()).isZero();
		assertThat(this.schedule.take()).isEqualTo(120_000);
		assertThat(this.schedule.missed()).isZero();
	}

	@Test
	void aClockSetForwardIsOneGapAndNoBurst() {
		this.schedule.advance(105_000, 0);
		this.schedule.take();
		this.schedule.advance(105_000 + 86_400_000, 15_000 * MILLI);
		assertThat(this.schedule.take()).isEqualTo(105_000 + 86_400_000);
		assertThat(this.schedule.millisToWait()).isEqualTo(15_000);
	}

	@Test
	void anIntervalBelowOneMillisecondIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> new TickSchedule(Duration.ofNanos(10)))
			.withMessageContaining("'interval'");
	}

}
