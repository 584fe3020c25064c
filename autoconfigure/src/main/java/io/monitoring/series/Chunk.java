package io.monitoring.series;

/**
 * Compressed samples of one series, immutable. Ends are kept uncompressed, so that most
 * windows of a counter are answered without decoding.
 */
final class Chunk {

	/** Instead of a scale: the values are packed as XOR of their bits. */
	static final int XOR = 0;

	private static final long OBJECT_BYTES = 80;

	private static final long ARRAY_BYTES = 16;

	private final int count;

	private final long firstTime;

	private final long lastTime;

	private final double firstValue;

	private final double lastValue;

	private final long step;

	private final long[] times;

	private final int scale;

	private final long[] values;

	private final boolean rising;

	/**
	 * Create a chunk.
	 * @param head the samples, only their ends are taken from it
	 * @param step what is added to each packed difference of times
	 * @param times packed differences of times
	 * @param scale power of ten that makes the values whole, or {@link #XOR}
	 * @param values packed differences of values
	 */
	Chunk(HeadChunk head, long step, long[] times, int scale, long[] values) {
		this.count = head.count();
		this.firstTime = head.time(0);
		this.lastTime = head.time(this.count - 1);
		this.firstValue = head.value(0);
		this.lastValue = head.value(this.count - 1);
		this.step = step;
		this.times = times;
		this.scale = scale;
		this.values = values;
		this.rising = isRising(head);
	}

	/**
	 * Return whether the samples contain neither a stale marker nor a value below the one
	 * before it; their summary as a counter is then their ends.
	 */
	private static boolean isRising(HeadChunk head) {
		double last = Double.NEGATIVE_INFINITY;
		int count = head.count();
		for (int i = 0; i < count; i++) {
			double value = head.value(i);
			if (value < last || Staleness.isStale(value)) {
				return false;
			}
			last = value;
		}
		return true;
	}

	int count() {
		return this.count;
	}

	long firstTime() {
		return this.firstTime;
	}

	long lastTime() {
		return this.lastTime;
	}

	long bytes() {
		return OBJECT_BYTES + bytes(this.times) + bytes(this.values);
	}

	private static long bytes(long[] words) {
		return (words.length > 0) ? ARRAY_BYTES + 8L * words.length : 0;
	}

	void read(long fromExclusive, long toInclusive, SampleBuffer target) {
		if (this.lastTime <= fromExclusive || this.firstTime > toInclusive) {
			return;
		}
		int start = target.size();
		decode(target);
		if (this.firstTime <= fromExclusive || this.lastTime > toInclusive) {
			target.trim(start, fromExclusive, toInclusive);
		}
	}

	void readLast(long fromExclusive, long toInclusive, SampleBuffer target) {
		if (this.lastTime <= toInclusive) {
			if (this.lastTime > fromExclusive) {
				target.add(this.lastTime, this.lastValue);
			}
			return;
		}
		int start = target.size();
		read(fromExclusive, toInclusive, target);
		target.keepLast(start);
	}

	void readCounter(long fromExclusive, long toInclusive, CounterWindow target) {
		if (this.rising && this.firstTime > fromExclusive && this.lastTime <= toInclusive) {
			target.append(this.count, this.firstTime, this.lastTime, this.firstValue, this.lastValue, 0);
			return;
		}
		SampleBuffer samples = target.scratch();
		samples.clear();
		read(fromExclusive, toInclusive, samples);
		for (int i = 0; i < samples.size(); i++) {
			target.add(samples.time(i), samples.value(i));
		}
	}

	/**
	 * Append all samples. The place of the times serves the values first, so that nothing
	 * has to be allocated.
	 */
	private void decode(SampleBuffer target) {
		int start = target.reserve(this.count);
		long[] times = target.times();
		PackedLongs.unpack(this.values, this.count - 1, times, start + 1);
		if (this.scale == XOR) {
			decodeXor(times, target.values(), start);
		}
		else {
			decodeScaled(times, target.values(), start);
		}
		PackedLongs.unpack(this.times, this.count - 1, times, start + 1);
		decodeTimes(times, start);
	}

	private void decodeTimes(long[] times, int start) {
		long time = this.firstTime;
		times[start] = time;
		for (int i = start + 1; i < start + this.count; i++) {
			time += this.step + times[i];
			times[i] = time;
		}
	}

	private void decodeXor(long[] residuals, double[] target, int start) {
		long bits = Double.doubleToRawLongBits(this.firstValue);
		target[start] = this.firstValue;
		for (int i = start + 1; i < start + this.count; i++) {
			bits ^= residuals[i];
			target[i] = Double.longBitsToDouble(bits);
		}
	}

	private void decodeScaled(long[] residuals, double[] target, int start) {
		long whole = scaled(this.firstValue, this.scale);
		target[start] = this.firstValue;
		for (int i = start + 1; i < start + this.count; i++) {
			whole += residuals[i];
			target[i] = restored(whole, this.scale);
		}
	}

	static long scaled(double value, int scale) {
		return (long) Math.rint(value * scale);
	}

	static double restored(long whole, int scale) {
		return whole / (double) scale;
	}

}
