package io.monitoring.series;

/**
 * Compresses a full head. The values are packed as differences of whole numbers where all
 * of them are decimals of at most nine places (counts, bytes, nanoseconds given as
 * seconds), and as XOR of their bits where that is shorter or they are not.
 */
final class ChunkEncoder {

	/** Whole numbers up to here are exact as a double. */
	private static final double MAX_WHOLE = 1L << 53;

	private static final int[] SCALES = { 1, 1_000, 1_000_000, 1_000_000_000 };

	private final HeadChunk head;

	private final int count;

	private final long[] residuals;

	private ChunkEncoder(HeadChunk head) {
		this.head = head;
		this.count = head.count();
		this.residuals = new long[this.count - 1];
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
		for (int i = 1; i < this.count; i++) {
			this.residuals[i - 1] = this.head.time(i) - this.head.time(i - 1) - step;
		}
		long[] times = pack();
		for (int i = 1; i < this.count; i++) {
			this.residuals[i - 1] = bits(i) ^ bits(i - 1);
		}
		long[] values = pack();
		int scale = scale();
		if (scale != Chunk.XOR) {
			for (int i = 1; i < this.count; i++) {
				this.residuals[i - 1] = Chunk.scaled(this.head.value(i), scale)
						- Chunk.scaled(this.head.value(i - 1), scale);
			}
			long[] scaled = pack();
			if (scaled.length <= values.length) {
				return new Chunk(this.head, step, times, scale, scaled);
			}
		}
		return new Chunk(this.head, step, times, Chunk.XOR, values);
	}

	private long[] pack() {
		return PackedLongs.pack(this.residuals, this.residuals.length);
	}

	private long smallestStep() {
		long step = (this.count > 1) ? Long.MAX_VALUE : 0;
		for (int i = 1; i < this.count; i++) {
			step = Math.min(step, this.head.time(i) - this.head.time(i - 1));
		}
		return step;
	}

	private long bits(int index) {
		return Double.doubleToRawLongBits(this.head.value(index));
	}

	private int scale() {
		for (int scale : SCALES) {
			if (isExact(scale)) {
				return scale;
			}
		}
		return Chunk.XOR;
	}

	private boolean isExact(int scale) {
		for (int i = 0; i < this.count; i++) {
			double value = this.head.value(i);
			if (!(Math.abs(value * scale) < MAX_WHOLE)) {
				return false;
			}
			double restored = Chunk.restored(Chunk.scaled(value, scale), scale);
			if (Double.doubleToRawLongBits(restored) != bits(i)) {
				return false;
			}
		}
		return true;
	}

}
