package io.monitoring.series;

import java.util.Arrays;
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
		assertThat(PackedLongs.plan(new long[119]).pack()).isEmpty();
	}

	@Test
	void equalNumbersNeedOnlyTheHeader() {
		assertThat(PackedLongs.plan(new long[] { 7, 7, 7, 7 }).pack()).hasSize(2);
	}

	@Test
	void fewNumbersAmongZerosNeedABitmapAndThemselves() {
		long[] numbers = new long[119];
		numbers[3] = 1L << 40;
		numbers[90] = (1L << 40) + 255;
		assertThat(PackedLongs.plan(numbers).pack()).hasSize(5);
		assertComeBack(numbers);
	}

	private static void assertComeBack(long[] numbers) {
		long[] unpacked = new long[numbers.length + 2];
		PackedLongs.unpack(PackedLongs.plan(numbers).pack(), numbers.length, unpacked, 1);
		assertThat(Arrays.copyOfRange(unpacked, 1, numbers.length + 1)).isEqualTo(numbers);
		assertThat(unpacked[0] | unpacked[numbers.length + 1]).as("outside").isZero();
	}

}
