package io.monitoring.series;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PackedLongs}.
 */
class PackedLongsTests {

	@RepeatedTest(64)
	void numbersOfEveryWidthComeBack(RepetitionInfo repetition) {
		Random random = new Random(repetition.getCurrentRepetition());
		for (int count = 0; count < 150; count++) {
			int zeros = random.nextInt(101);
			long[] numbers = new long[count];
			for (int i = 0; i < count; i++) {
				long number = random.nextLong() >> (64 - repetition.getCurrentRepetition());
				numbers[i] = (random.nextInt(100) < zeros) ? 0 : number << random.nextInt(3);
			}
			assertComeBack(numbers);
		}
	}

	@Test
	void extremesComeBack() {
		assertComeBack(new long[] { Long.MIN_VALUE, Long.MAX_VALUE, 0, -1, 1 });
		assertComeBack(new long[] { Long.MIN_VALUE, 0, 0, 0 });
	}

	@Test
	void zerosNeedNoWords() {
		assertThat(PackedLongs.pack(new long[119], 119)).isEmpty();
	}

	@Test
	void equalNumbersNeedOnlyTheHeader() {
		assertThat(PackedLongs.pack(new long[] { 7, 7, 7, 7 }, 4)).hasSize(2);
	}

	@Test
	void fewNumbersAmongZerosNeedABitmapAndThemselves() {
		long[] numbers = new long[119];
		numbers[3] = 1L << 40;
		numbers[90] = (1L << 40) + 255;
		assertThat(PackedLongs.pack(numbers, 119)).hasSize(5);
		assertComeBack(numbers);
	}

	private static void assertComeBack(long[] numbers) {
		PackedLongs packed = new PackedLongs(PackedLongs.pack(numbers, numbers.length), numbers.length);
		long[] unpacked = new long[numbers.length];
		for (int i = 0; i < numbers.length; i++) {
			unpacked[i] = packed.next();
		}
		assertThat(unpacked).isEqualTo(numbers);
	}

}
