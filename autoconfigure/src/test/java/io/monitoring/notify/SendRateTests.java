package io.monitoring.notify;

import org.junit.jupiter.api.Test;

import static io.monitoring.notify.DispatcherFixture.START;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SendRate}.
 */
class SendRateTests {

	private final SendRate rate = new SendRate(2);

	@Test
	void noMinuteSeesMoreThanTheBound() {
		this.rate.sent(START);
		this.rate.sent(START.plusSeconds(50));
		assertThat(this.rate.left(START.plusSeconds(59))).isZero();
		assertThat(this.rate.left(START.plusSeconds(60))).isEqualTo(1);
		this.rate.sent(START.plusSeconds(60));
		assertThat(this.rate.left(START.plusSeconds(109))).isZero();
		assertThat(this.rate.left(START.plusSeconds(110))).isEqualTo(1);
	}

	@Test
	void whatWasNotTriedDoesNotCount() {
		this.rate.sent(START);
		this.rate.refund();
		assertThat(this.rate.left(START)).isEqualTo(2);
	}

	@Test
	void clockThatIsSetBackDoesNotBlockForAsLong() {
		this.rate.sent(START);
		this.rate.sent(START);
		assertThat(this.rate.left(START.minusSeconds(86_400))).isEqualTo(2);
	}

}
