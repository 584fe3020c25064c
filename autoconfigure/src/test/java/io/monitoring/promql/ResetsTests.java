package io.monitoring.promql;

import java.util.Random;

import io.monitoring.series.CounterWindow;
import io.monitoring.series.SampleBuffer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ResetsTests {

	@Test
	void slidingWindowsSumTheSameAsWindowsOfTheirOwn() {
		SampleBuffer samples = new SampleBuffer();
		Random random = new Random(7);
		for (int i = 0; i < 500; i++) {
			samples.add(i, random.nextDouble());
		}
		Resets resets = new Resets(samples);
		for (int from = 0; from < 400; from += 3) {
			int to = from + 1 + random.nextInt(90);
			CounterWindow window = new CounterWindow();
			for (int i = from; i < to; i++) {
				window.add(i, samples.value(i));
			}
			assertThat(resets.sum(from, to)).isEqualTo(window.resetSum());
		}
	}

	@Test
	void risingSamplesHaveNone() {
		SampleBuffer samples = new SampleBuffer();
		samples.add(1, 1);
		samples.add(2, 1);
		samples.add(3, 2);
		assertThat(new Resets(samples).sum(0, 3)).isZero();
	}

}
