package io.monitoring.series;

import java.util.Random;
import java.util.function.IntToDoubleFunction;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Chunk} and {@link ChunkEncoder}.
 */
class ChunkTests {

	private static final int ENVELOPE_BYTES = 80;

	@RepeatedTest(200)
	void everySampleComesBackBitByBit(RepetitionInfo repetition) {
		Random random = new Random(repetition.getCurrentRepetition());
		SampleModel model = SampleModel.random(random, 1 + random.nextInt(HeadChunk.MAX_SAMPLES));
		HeadChunk head = new HeadChunk();
		int size = 0;
		while (size < model.size() && head.covers(model.time(size))) {
			head = add(head, model.time(size), model.value(size));
			size++;
		}
		SampleBuffer samples = new SampleBuffer();
		ChunkEncoder.encode(head).read(Long.MIN_VALUE, Long.MAX_VALUE, samples);
		assertThat(samples.size()).isEqualTo(size);
		for (int i = 0; i < size; i++) {
			assertThat(samples.time(i)).isEqualTo(model.time(i));
			assertThat(bits(samples.value(i))).isEqualTo(bits(model.value(i)));
		}
	}

	@Test
	void constantOfAlignedTimesNeedsNoWords() {
		assertThat(encode((i) -> 0.1 + 0.2).bytes()).isEqualTo(ENVELOPE_BYTES);
	}

	@Test
	void stepwiseCountNeedsOnlyAHeader() {
		assertThat(encode((i) -> 5.0 * i).bytes()).isEqualTo(ENVELOPE_BYTES + 16 + 2 * 8);
	}

	@Test
	void countOfSmallStepsNeedsLessThanOneByteASample() {
		Random random = new Random(1);
		double[] count = new double[1];
		Chunk chunk = encode((i) -> count[0] += 30 + random.nextInt(16));
		assertThat(chunk.bytes() - ENVELOPE_BYTES).isLessThan(HeadChunk.MAX_SAMPLES);
	}

	@Test
	void nanosecondsGivenAsSecondsNeedHalfOfADouble() {
		Random random = new Random(1);
		long[] nanos = new long[1];
		Chunk chunk = encode((i) -> (nanos[0] += random.nextInt(1_000_000_000)) / 1e9);
		assertThat(chunk.bytes() - ENVELOPE_BYTES).isLessThan(HeadChunk.MAX_SAMPLES * 9 / 2);
	}

	@Test
	void risingChunkIsSummarisedByItsEnds() {
		CounterWindow window = new CounterWindow();
		encode((i) -> i).readCounter(-1, Long.MAX_VALUE, window);
		assertThat(window.count()).isEqualTo(HeadChunk.MAX_SAMPLES);
		assertThat(window.lastValue()).isEqualTo(119);
		assertThat(window.scratch().size()).as("samples decoded").isZero();
	}

	private static Chunk encode(IntToDoubleFunction values) {
		HeadChunk head = new HeadChunk();
		for (int i = 0; i < HeadChunk.MAX_SAMPLES; i++) {
			head = add(head, i * 15_000L, values.applyAsDouble(i));
		}
		return ChunkEncoder.encode(head);
	}

	private static HeadChunk add(HeadChunk head, long time, double value) {
		HeadChunk target = head.add(time, value) ? head : head.grow();
		assertThat(target == head || target.add(time, value)).isTrue();
		return target;
	}

	private static long bits(double value) {
		return Double.doubleToRawLongBits(value);
	}

}
