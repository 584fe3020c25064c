package io.monitoring.series;

/**
 * Packs numbers of a similar size: each minus the smallest, without the zero bits that
 * all have in common at their ends, in the width of the largest. Where most numbers are
 * zero, only the others are stored and a bitmap tells which.
 */
final class PackedLongs {

	/** Stands for any count of zeros. */
	static final long[] ZEROS = new long[0];

	private static final int HEADER_WORDS = 2;

	private static final int SPARSE = 1 << 16;

	private final long[] words;

	private final long base;

	private final int shift;

	private final int width;

	private final long mask;

	private final boolean sparse;

	private int index;

	private int position;

	/**
	 * Start to read packed numbers.
	 * @param words what {@link #pack} returned
	 * @param count the count that was packed
	 */
	PackedLongs(long[] words, int count) {
		this.words = words;
		boolean zeros = words.length == 0;
		int header = zeros ? 0 : (int) words[1];
		this.base = zeros ? 0 : words[0];
		this.width = header & 0xff;
		this.shift = header >>> 8 & 0xff;
		this.mask = (this.width == 64) ? -1L : (1L << this.width) - 1;
		this.sparse = (header & SPARSE) != 0;
		this.position = dataStart(this.sparse, count) << 6;
	}

	/**
	 * Return the next number; not checked against the count.
	 * @return the number
	 */
	long next() {
		if (this.sparse) {
			int i = this.index++;
			if ((this.words[HEADER_WORDS + (i >>> 6)] >>> i & 1) == 0) {
				return 0;
			}
		}
		if (this.width == 0) {
			return this.base;
		}
		int word = this.position >>> 6;
		int offset = this.position & 63;
		long bits = this.words[word] >>> offset;
		if (offset + this.width > 64) {
			bits |= this.words[word + 1] << (64 - offset);
		}
		this.position += this.width;
		return ((bits & this.mask) << this.shift) + this.base;
	}

	/**
	 * Pack the first numbers of an array.
	 * @param numbers the numbers
	 * @param count how many of them
	 * @return the packed words
	 */
	static long[] pack(long[] numbers, int count) {
		Shape dense = Shape.of(numbers, count, false);
		Shape sparse = Shape.of(numbers, count, true);
		if (sparse.stored == 0) {
			return ZEROS;
		}
		Shape shape = (sparse.words(count) < dense.words(count)) ? sparse : dense;
		long[] words = new long[shape.words(count)];
		words[0] = shape.base;
		words[1] = shape.width | shape.shift << 8 | (shape.sparse ? SPARSE : 0);
		int position = dataStart(shape.sparse, count) << 6;
		for (int i = 0; i < count; i++) {
			if (shape.sparse) {
				if (numbers[i] == 0) {
					continue;
				}
				words[HEADER_WORDS + (i >>> 6)] |= 1L << i;
			}
			if (shape.width > 0) {
				put(words, position, shape.width, (numbers[i] - shape.base) >>> shape.shift);
				position += shape.width;
			}
		}
		return words;
	}

	private static void put(long[] words, int position, int width, long bits) {
		int word = position >>> 6;
		int offset = position & 63;
		words[word] |= bits << offset;
		if (offset + width > 64) {
			words[word + 1] |= bits >>> (64 - offset);
		}
	}

	private static int dataStart(boolean sparse, int count) {
		return HEADER_WORDS + (sparse ? (count + 63) >>> 6 : 0);
	}

	/**
	 * How numbers are packed. Differences wrap around as unsigned numbers, so that any
	 * two numbers have one.
	 */
	private record Shape(boolean sparse, int stored, long base, int shift, int width) {

		static Shape of(long[] numbers, int count, boolean sparse) {
			long base = Long.MAX_VALUE;
			int stored = 0;
			for (int i = 0; i < count; i++) {
				if (!sparse || numbers[i] != 0) {
					base = Math.min(base, numbers[i]);
					stored++;
				}
			}
			long union = 0;
			for (int i = 0; i < count; i++) {
				if (!sparse || numbers[i] != 0) {
					union |= numbers[i] - base;
				}
			}
			int shift = (union == 0) ? 0 : Long.numberOfTrailingZeros(union);
			return new Shape(sparse, stored, base, shift, 64 - Long.numberOfLeadingZeros(union >>> shift));
		}

		int words(int count) {
			return dataStart(this.sparse, count) + (this.stored * this.width + 63 >>> 6);
		}

	}

}
