package io.monitoring.series;

import io.monitoring.series.PackedLongs.Plan;

/**
 * Compresses a head. The values are packed as differences of whole numbers where all of
 * them are decimals of at most nine places (counts, bytes, nanoseconds given as seconds),
 * and as XOR of their bits where that is shorter or they are not.
 */
final class ChunkEncoder {

	/** Whole numbers up to here are exact as a double. */
	private static final double MAX_WHOLE = 1L << 53;

	private static final int[] SCALES = { 1, 1_000, 1_000_000, 1_000_000_000 };

	private final HeadChunk head;

	private final int count;

	private ChunkEncoder(HeadChunk head) {
		this.head = head;
		this.count = head.count();
	}

	/**
	 * Compress the samples of a head.
	 * @param head the head, not empty
	 * @return the chunk
	 */
	static Chunk encode(HeadChunk head) {
		return new ChunkEncoder(head).encode();
	}

	private Chunk encode() {
		long step = smallestStep();
		long[] times = times(step).pack();
		Plan xor = xor();
		for (int scale : SCALES) {
			long[] wholes = new long[this.count];
			if (scale(scale, wholes)) {
				Plan differences = differences(wholes);
				if (differences.words() <= xor.words()) {
					return new Chunk(this.head, step, times, scale, differences.pack());
				}
				break;
			}
		}
		return new Chunk(this.head, step, times, Chunk.XOR, xor.pack());
	}

	private long smallestStep() {
		long step = (this.count > 1) ? Long.MAX_VALUE : 0;
		for (int i = 1; i < this.count; i++) {
			step = Math.min(step, this.head.time(i) - this.head.time(i - 1));
		}
		return step;
	}

	private Plan times(long step) {
		long[] residuals = new long[this.count - 1];
		for (int i = 1; i < this.count; i++) {
			residuals[i - 1] = this.head.time(i) - this.head.time(i - 1) - step;
		}
		return PackedLongs.plan(residuals);
	}

	private Plan xor() {
		long[] residuals = new long[this.count - 1];
		for (int i = 1; i < this.count; i++) {
			residuals[i - 1] = bits(this.head.value(i)) ^ bits(this.head.value(i - 1));
		}
		return PackedLongs.plan(residuals);
	}

	private static Plan differences(long[] wholes) {
		long[] residuals = new long[wholes.length - 1];
		for (int i = 1; i < wholes.length; i++) {
			residuals[i - 1] = wholes[i] - wholes[i - 1];
		}
		return PackedLongs.plan(residuals);
	}

	/**
	 * Scale the values to whole numbers.
	 * @return {@code false} if one of them would not come back bit by bit
	 */
	private boolean scale(int scale, long[] wholes) {
		for (int i = 0; i < this.count; i++) {
			double value = this.head.value(i);
			long whole = Chunk.scaled(value, scale);
			if (!(Math.abs(value * scale) < MAX_WHOLE) || bits(Chunk.restored(whole, scale)) != bits(value)) {
				return false;
			}
			wholes[i] = whole;
		}
		return true;
	}

	private static long bits(double value) {
		return Double.doubleToRawLongBits(value);
	}

}
