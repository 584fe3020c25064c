package io.monitoring.series;

/**
 * Numbers of a similar size in few bits: each minus the smallest, without the zero bits
 * that all have in common at their ends, in the width of the largest. Where most numbers
 * are zero, only the others are stored and a bitmap tells which. Differences wrap around
 * as unsigned numbers, so that any two numbers have one.
 */
final class PackedLongs {

	/** Stands for any count of zeros. */
	static final long[] ZEROS = new long[0];

	private static final int HEADER_WORDS = 2;

	private static final int SPARSE = 1 << 16;

	private PackedLongs() {
	}

	/**
	 * Decide how numbers are packed best.
	 * @param numbers the numbers
	 * @return the plan, which knows the size of the result
	 */
	static Plan plan(long[] numbers) {
		long smallest = Long.MAX_VALUE;
		long smallestSet = Long.MAX_VALUE;
		int set = 0;
		for (long number : numbers) {
			smallest = Math.min(smallest, number);
			smallestSet = (number != 0) ? Math.min(smallestSet, number) : smallestSet;
			set += (number != 0) ? 1 : 0;
		}
		long bits = 0;
		long bitsSet = 0;
		for (long number : numbers) {
			bits |= number - smallest;
			bitsSet |= (number != 0) ? number - smallestSet : 0;
		}
		Plan dense = Plan.of(numbers, false, numbers.length, smallest, bits);
		Plan sparse = Plan.of(numbers, true, set, smallestSet, bitsSet);
		return (sparse.words() < dense.words()) ? sparse : dense;
	}

	/**
	 * Unpack numbers. Free of branches that depend on them, because they cannot be
	 * predicted.
	 * @param words what {@link Plan#pack()} returned
	 * @param count how many numbers there are
	 * @param target where the numbers go
	 * @param start index of the first in the target
	 */
	static void unpack(long[] words, int count, long[] target, int start) {
		if (words.length == 0) {
			for (int i = 0; i < count; i++) {
				target[start + i] = 0;
			}
			return;
		}
		int width = (int) words[1] & 0xff;
		int shift = (int) words[1] >>> 8 & 0xff;
		boolean sparse = (words[1] & SPARSE) != 0;
		long base = words[0];
		long mask = (width == 0) ? 0 : -1L >>> (64 - width);
		int position = dataStart(sparse, count) << 6;
		for (int i = 0; i < count; i++) {
			long set = sparse ? -(words[HEADER_WORDS + (i >>> 6)] >>> i & 1) : -1;
			target[start + i] = (((get(words, position) & mask) << shift) + base) & set;
			position += width & (int) set;
		}
	}

	/**
	 * Return 64 bits. Where there are no more words, the last is read once more: what is
	 * not wanted is masked.
	 */
	private static long get(long[] words, int position) {
		int last = words.length - 1;
		int word = position >>> 6;
		long low = words[Math.min(word, last)] >>> position;
		return low | words[Math.min(word + 1, last)] << 1 << ~position;
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
	 * How numbers are packed.
	 *
	 * @param numbers the numbers
	 * @param sparse whether zeros are left out
	 * @param stored how many numbers are stored
	 * @param base the smallest of them
	 * @param shift zero bits that the differences from the base have in common
	 * @param width bits of the largest difference without them
	 */
	record Plan(long[] numbers, boolean sparse, int stored, long base, int shift, int width) {

		private static Plan of(long[] numbers, boolean sparse, int stored, long base, long bits) {
			int shift = (bits != 0) ? Long.numberOfTrailingZeros(bits) : 0;
			return new Plan(numbers, sparse, stored, base, shift, 64 - Long.numberOfLeadingZeros(bits >>> shift));
		}

		/**
		 * Return the size of the result.
		 * @return number of words
		 */
		int words() {
			if (this.stored == 0) {
				return 0;
			}
			return dataStart(this.sparse, this.numbers.length) + (this.stored * this.width + 63 >>> 6);
		}

		long[] pack() {
			if (words() == 0) {
				return ZEROS;
			}
			long[] words = new long[words()];
			words[0] = this.base;
			words[1] = this.width | this.shift << 8 | (this.sparse ? SPARSE : 0);
			int position = dataStart(this.sparse, this.numbers.length) << 6;
			for (int i = 0; i < this.numbers.length; i++) {
				if (this.sparse && this.numbers[i] == 0) {
					continue;
				}
				if (this.sparse) {
					words[HEADER_WORDS + (i >>> 6)] |= 1L << i;
				}
				if (this.width > 0) {
					put(words, position, this.width, (this.numbers[i] - this.base) >>> this.shift);
					position += this.width;
				}
			}
			return words;
		}

	}

}
