package io.monitoring.series;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.List;

import com.code_intelligence.jazzer.junit.FuzzTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Fuzzes the compression: whatever samples are packed, the same bits come out. An input
 * is the first time, and then for each sample a byte that says how it continues.
 */
class ChunkFuzzTests {

	@FuzzTest(maxDuration = "10m")
	void anySamplesComeBackBitByBit(byte[] data) {
		HeadChunk head = head(ByteBuffer.wrap(data));
		if (head.count() == 0) {
			return;
		}
		Chunk chunk = ChunkEncoder.encode(head);
		assertSame(chunk, head, Long.MIN_VALUE, Long.MAX_VALUE);
		long first = head.time(0);
		long middle = head.time(head.count() / 2);
		long last = head.time(head.count() - 1);
		assertSame(chunk, head, first, last);
		assertSame(chunk, head, first - 1, middle);
		assertSame(chunk, head, middle - 1, last - 1);
		assertSame(chunk, head, last, Long.MAX_VALUE);
	}

	private static HeadChunk head(ByteBuffer data) {
		HeadChunk head = new HeadChunk();
		try {
			long time = data.getLong();
			double value = 0;
			while (head.count() < HeadChunk.MAX_SAMPLES && head.covers(time)) {
				byte how = data.get();
				value = next(value, how, data);
				head = (head.count() == head.capacity()) ? head.grow() : head;
				head.add(time, value);
				time = Math.addExact(time, ((how & 0x10) != 0) ? 15_000 : 1L + (data.getInt() & Integer.MAX_VALUE));
			}
		}
		catch (BufferUnderflowException | ArithmeticException ex) {
			return head;
		}
		return head;
	}

	private static double next(double last, byte how, ByteBuffer data) {
		return switch (how & 7) {
			case 0 -> last;
			case 1 -> last + data.get();
			case 2 -> last + data.getShort() / 100.0;
			case 3 -> data.getInt();
			case 4 -> data.getInt() / 1e9;
			case 5 -> Staleness.STALE;
			case 6 -> -last;
			default -> data.getDouble();
		};
	}

	private static void assertSame(Chunk chunk, HeadChunk head, long fromExclusive, long toInclusive) {
		SampleBuffer expected = new SampleBuffer();
		head.read(fromExclusive, toInclusive, expected);
		SampleBuffer actual = new SampleBuffer();
		chunk.read(fromExclusive, toInclusive, actual);
		assertThat(actual.size()).isEqualTo(expected.size());
		for (int i = 0; i < expected.size(); i++) {
			assertThat(actual.time(i)).isEqualTo(expected.time(i));
			assertThat(Double.doubleToRawLongBits(actual.value(i)))
				.isEqualTo(Double.doubleToRawLongBits(expected.value(i)));
		}
		SampleBuffer lastOnly = new SampleBuffer();
		chunk.readLast(fromExclusive, toInclusive, lastOnly);
		assertThat(lastOnly.size()).isEqualTo(Math.min(1, expected.size()));
		CounterWindow packed = new CounterWindow();
		chunk.readCounter(fromExclusive, toInclusive, packed);
		CounterWindow plain = new CounterWindow();
		head.readCounter(fromExclusive, toInclusive, plain);
		assertThat(summary(packed)).isEqualTo(summary(plain));
	}

	private static List<Long> summary(CounterWindow window) {
		if (window.count() == 0) {
			return List.of();
		}
		return List.of((long) window.count(), window.firstTime(), window.lastTime(),
				Double.doubleToRawLongBits(window.firstValue()), Double.doubleToRawLongBits(window.lastValue()),
				Double.doubleToLongBits(window.resetSum()));
	}

}
