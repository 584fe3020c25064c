package io.monitoring.series;

import java.util.Arrays;

/**
 * One series of the store. One thread writes, any thread reads without a lock: readers
 * take the contents once and see every sample that was published until then.
 */
final class StoredSeries implements Series, SeriesAppender {

	/** Objects and index entries of a series, with its first head. */
	private static final long OVERHEAD_BYTES = 320 + HeadChunk.bytes(HeadChunk.INITIAL_CAPACITY);

	private static final long BYTES_PER_LABEL = 64;

	private static final Chunk[] NO_CHUNKS = new Chunk[0];

	private final Labels labels;

	private final StoreBudget budget;

	private volatile Contents contents = new Contents(NO_CHUNKS, 0, new HeadChunk());

	private long lastTime = Long.MIN_VALUE;

	private long retentionMillis;

	private boolean ended;

	private boolean touched;

	private boolean removed;

	StoredSeries(Labels labels, StoreBudget budget) {
		this.labels = labels;
		this.budget = budget;
	}

	@Override
	public Labels labels() {
		return this.labels;
	}

	@Override
	public void append(long time, double value) {
		if (this.removed) {
			return;
		}
		if (time <= this.lastTime || this.ended) {
			this.budget.dropped(1);
			return;
		}
		this.lastTime = time;
		this.touched = true;
		while (!this.contents.head.add(time, value)) {
			makeRoom(time);
		}
	}

	@Override
	public void end(long time) {
		append(time, Staleness.STALE);
		this.ended = true;
	}

	/**
	 * Take up the series: it does not expire for want of samples before it had a chance
	 * to get some.
	 */
	void open() {
		this.ended = false;
		this.touched = true;
	}

	private void makeRoom(long time) {
		Contents old = this.contents;
		if (old.head.capacity() < HeadChunk.MAX_SAMPLES && old.head.covers(time)) {
			long bytes = HeadChunk.bytes(old.head.nextCapacity()) - HeadChunk.bytes(old.head.capacity());
			if (reserve(bytes)) {
				this.contents = this.contents.with(old.head.grow());
				return;
			}
		}
		else {
			Chunk chunk = ChunkEncoder.encode(old.head);
			if (reserve(chunk.bytes() - extraBytes(old.head))) {
				this.contents = this.contents.seal(chunk);
				return;
			}
		}
		halveHead();
	}

	/**
	 * Take bytes from the budget and, at the cap, from the oldest chunks: an alert needs
	 * the newest samples more than the oldest.
	 */
	private boolean reserve(long bytes) {
		while (!this.budget.reserve(bytes)) {
			Contents old = this.contents;
			if (old.chunks.length == 0) {
				return false;
			}
			this.budget.dropped(old.chunks[0].count());
			dropChunks(1);
		}
		return true;
	}

	private void halveHead() {
		Contents old = this.contents;
		HeadChunk half = old.head.newerHalf();
		this.budget.dropped(old.head.count() - half.count());
		this.contents = old.with(half);
	}

	private void dropChunks(int count) {
		Contents old = this.contents;
		long packedSamples = old.packedSamples;
		for (int i = 0; i < count; i++) {
			this.budget.release(old.chunks[i].bytes());
			packedSamples -= old.chunks[i].count();
		}
		Chunk[] rest = Arrays.copyOfRange(old.chunks, count, old.chunks.length);
		this.contents = new Contents(rest, packedSamples, old.head);
	}

	/**
	 * Drop what is older than the retention.
	 * @param now milliseconds since the epoch
	 * @return {@code true} if nothing is left and nothing was added since the last call
	 */
	boolean expire(long now) {
		long cutoff = now - this.retentionMillis;
		Contents old = this.contents;
		int expired = 0;
		while (expired < old.chunks.length && old.chunks[expired].lastTime() < cutoff) {
			expired++;
		}
		if (expired > 0) {
			dropChunks(expired);
		}
		if (this.lastTime < cutoff && old.head.count() > 0) {
			this.budget.release(extraBytes(old.head));
			this.contents = this.contents.with(new HeadChunk());
		}
		boolean idle = sampleCount() == 0 && (this.ended || !this.touched);
		this.touched = false;
		return idle;
	}

	/**
	 * Give back all bytes; what is appended from now on is ignored.
	 */
	void remove() {
		this.removed = true;
		this.budget.release(bytes());
	}

	boolean hasEnded() {
		return this.ended;
	}

	void setRetentionMillis(long retentionMillis) {
		this.retentionMillis = retentionMillis;
	}

	long sampleCount() {
		Contents contents = this.contents;
		return contents.packedSamples + contents.head.count();
	}

	long bytes() {
		Contents contents = this.contents;
		long bytes = baseBytes(this.labels) + extraBytes(contents.head);
		for (Chunk chunk : contents.chunks) {
			bytes += chunk.bytes();
		}
		return bytes;
	}

	static long baseBytes(Labels labels) {
		long bytes = OVERHEAD_BYTES;
		for (int i = 0; i < labels.size(); i++) {
			bytes += BYTES_PER_LABEL + labels.value(i).length();
		}
		return bytes;
	}

	private static long extraBytes(HeadChunk head) {
		return HeadChunk.bytes(head.capacity()) - HeadChunk.bytes(HeadChunk.INITIAL_CAPACITY);
	}

	@Override
	public void read(long fromExclusive, long toInclusive, SampleBuffer target) {
		Contents contents = this.contents;
		Chunk[] chunks = contents.chunks;
		for (int i = contents.countUntil(fromExclusive); i < chunks.length; i++) {
			if (chunks[i].firstTime() > toInclusive) {
				return;
			}
			chunks[i].read(fromExclusive, toInclusive, target);
		}
		contents.head.read(fromExclusive, toInclusive, target);
	}

	@Override
	public void readLast(long fromExclusive, long toInclusive, SampleBuffer target) {
		Contents contents = this.contents;
		HeadChunk head = contents.head;
		int index = head.countUntil(toInclusive) - 1;
		if (index >= 0) {
			if (head.time(index) > fromExclusive) {
				target.add(head.time(index), head.value(index));
			}
			return;
		}
		Chunk[] chunks = contents.chunks;
		int chunk = Math.min(contents.countUntil(toInclusive), chunks.length - 1);
		if (chunk > 0 && chunks[chunk].firstTime() > toInclusive) {
			chunk--;
		}
		if (chunk >= 0) {
			chunks[chunk].readLast(fromExclusive, toInclusive, target);
		}
	}

	@Override
	public void readCounter(long fromExclusive, long toInclusive, CounterWindow target) {
		target.clear();
		Contents contents = this.contents;
		Chunk[] chunks = contents.chunks;
		for (int i = contents.countUntil(fromExclusive); i < chunks.length; i++) {
			if (chunks[i].firstTime() > toInclusive) {
				return;
			}
			chunks[i].readCounter(fromExclusive, toInclusive, target);
		}
		contents.head.readCounter(fromExclusive, toInclusive, target);
	}

	/**
	 * What readers take at once: chunks that never change, and the head.
	 */
	private record Contents(Chunk[] chunks, long packedSamples, HeadChunk head) {

		Contents with(HeadChunk replacement) {
			return new Contents(this.chunks, this.packedSamples, replacement);
		}

		Contents seal(Chunk chunk) {
			Chunk[] more = Arrays.copyOf(this.chunks, this.chunks.length + 1);
			more[this.chunks.length] = chunk;
			return new Contents(more, this.packedSamples + chunk.count(), new HeadChunk());
		}

		/**
		 * Return how many of the first chunks end at or before an instant.
		 */
		int countUntil(long time) {
			int low = 0;
			int high = this.chunks.length;
			while (low < high) {
				int middle = (low + high) >>> 1;
				if (this.chunks[middle].lastTime() <= time) {
					low = middle + 1;
				}
				else {
					high = middle;
				}
			}
			return low;
		}

	}

}
