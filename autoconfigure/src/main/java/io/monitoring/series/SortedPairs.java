package io.monitoring.series;

import java.util.Arrays;

/**
 * Names and values in one array in the order of the names, which grows: quicker than a
 * tree for the few labels that a series has.
 */
final class SortedPairs {

	private String[] pairs;

	private int length;

	SortedPairs() {
		this.pairs = new String[16];
	}

	SortedPairs(String[] sorted) {
		this.pairs = Arrays.copyOf(sorted, sorted.length + 4);
		this.length = sorted.length;
	}

	/**
	 * Set the value of a name, or remove both by an empty value.
	 * @param name the name
	 * @param value the value
	 */
	void set(String name, String value) {
		int index = 0;
		int order = -1;
		while (index < this.length && (order = compare(this.pairs[index], name)) < 0) {
			index += 2;
		}
		boolean present = index < this.length && order == 0;
		if (!value.isEmpty()) {
			if (!present) {
				shift(index, index + 2);
				this.pairs[index] = name;
			}
			this.pairs[index + 1] = value;
		}
		else if (present) {
			shift(index + 2, index);
		}
	}

	private void shift(int from, int to) {
		int newLength = this.length + to - from;
		if (newLength > this.pairs.length) {
			this.pairs = Arrays.copyOf(this.pairs, newLength * 2);
		}
		System.arraycopy(this.pairs, from, this.pairs, to, this.length - from);
		this.length = newLength;
	}

	String[] toArray() {
		return Arrays.copyOf(this.pairs, this.length);
	}

	/**
	 * Compare as strings do, with a shortcut for the many names and values that are the
	 * same instance.
	 */
	@SuppressWarnings("ReferenceEquality")
	static int compare(String left, String right) {
		return (left == right) ? 0 : left.compareTo(right);
	}

}
