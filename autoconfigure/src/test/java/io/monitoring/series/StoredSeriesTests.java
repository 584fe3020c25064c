package io.monitoring.series;

import java.util.Random;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link StoredSeries}: whatever the window, it answers as a plain list does.
 */
class StoredSeriesTests {

	@RepeatedTest(100)
	void everyWindowIsReadAsFromAPlainList(RepetitionInfo repetition) {
		Random random = new Random(repetition.getCurrentRepetition());
		SampleModel model = SampleModel.random(random, 1 + random.nextInt(1_000));
		StoredSeries series = series(Long.MAX_VALUE);
		for (int i = 0; i < model.size(); i++) {
			series.append(model.time(i), model.value(i));
		}
		CounterWindow counter = new CounterWindow();
		CounterWindow expectedCounter = new CounterWindow();
		for (int i = 0; i < 100; i++) {
			long from = edge(random, model);
			long to = from + random.nextLong(edge(random, model) - model.time(0) + 2);
			assertSame(read(series, from, to), read(model, from, to));
			assertSame(readLast(series, from, to), readLast(model, from, to));
			series.readCounter(from, to, counter);
			model.readCounter(from, to, expectedCounter);
			assertSame(counter, expectedCounter);
		}
	}

	@Test
	void atTheCapOnBytesTheNewestSamplesStay() {
		StoredSeries series = series(1_000);
		Random random = new Random(1);
		SampleModel model = new SampleModel();
		for (int i = 0; i < 10_000; i++) {
			model.add(i, random.nextDouble());
			series.append(model.time(i), model.value(i));
		}
		SampleBuffer kept = read(series, -1, Long.MAX_VALUE);
		assertThat(kept.size()).isBetween(8, 120);
		assertSame(kept, read(model, 9_999 - kept.size(), Long.MAX_VALUE));
	}

	@Test
	void samplesAfterTheEndAreDroppedUntilTheSeriesIsOpenedAgain() {
		StoredSeries series = series(Long.MAX_VALUE);
		series.append(1, 1);
		series.end(2);
		series.append(3, 3);
		series.open();
		series.append(4, 4);
		SampleBuffer samples = read(series, 0, 10);
		assertThat(samples.size()).isEqualTo(3);
		assertThat(Staleness.isStale(samples.value(1))).isTrue();
		assertThat(samples.time(2)).isEqualTo(4);
	}

	private static StoredSeries series(long maxBytes) {
		return new StoredSeries(Labels.named("up"), new StoreBudget(maxBytes));
	}

	private static long edge(Random random, SampleModel model) {
		return model.time(random.nextInt(model.size())) + random.nextInt(3) - 1;
	}

	private static SampleBuffer read(Series series, long from, long to) {
		SampleBuffer target = new SampleBuffer(0);
		series.read(from, to, target);
		return target;
	}

	private static SampleBuffer readLast(Series series, long from, long to) {
		SampleBuffer target = new SampleBuffer(0);
		target.add(-1, -1);
		series.readLast(from, to, target);
		return target;
	}

	private static void assertSame(SampleBuffer actual, SampleBuffer expected) {
		assertThat(actual.size()).isEqualTo(expected.size());
		for (int i = 0; i < actual.size(); i++) {
			assertThat(actual.time(i)).isEqualTo(expected.time(i));
			assertThat(bits(actual.value(i))).isEqualTo(bits(expected.value(i)));
		}
	}

	private static void assertSame(CounterWindow actual, CounterWindow expected) {
		assertThat(actual.count()).isEqualTo(expected.count());
		if (expected.count() > 0) {
			assertThat(actual.firstTime()).isEqualTo(expected.firstTime());
			assertThat(actual.lastTime()).isEqualTo(expected.lastTime());
			assertThat(bits(actual.firstValue())).isEqualTo(bits(expected.firstValue()));
			assertThat(bits(actual.lastValue())).isEqualTo(bits(expected.lastValue()));
			assertThat(bits(actual.resetSum())).isEqualTo(bits(expected.resetSum()));
		}
	}

	private static long bits(double value) {
		return Double.doubleToRawLongBits(value);
	}

}
