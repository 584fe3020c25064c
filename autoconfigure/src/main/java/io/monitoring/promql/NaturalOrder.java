package io.monitoring.promql;

import java.util.Comparator;

/**
 * The order in which people expect texts with numbers in them: {@code 4m5} before
 * {@code 4m600}. Runs of digits are compared as numbers, all else as text.
 */
final class NaturalOrder implements Comparator<String> {

	static final NaturalOrder INSTANCE = new NaturalOrder();

	private NaturalOrder() {
	}

	@Override
	public int compare(String left, String right) {
		int l = 0;
		int r = 0;
		while (l < left.length() && r < right.length()) {
			int leftEnd = runEnd(left, l);
			int rightEnd = runEnd(right, r);
			int order = compareRuns(left.substring(l, leftEnd), right.substring(r, rightEnd));
			if (order != 0) {
				return order;
			}
			l = leftEnd;
			r = rightEnd;
		}
		int order = Integer.compare(left.length() - l, right.length() - r);
		return (order != 0) ? order : left.compareTo(right);
	}

	private static int compareRuns(String left, String right) {
		if (!isDigit(left.charAt(0)) || !isDigit(right.charAt(0))) {
			return left.compareTo(right);
		}
		String leftNumber = withoutLeadingZeros(left);
		String rightNumber = withoutLeadingZeros(right);
		int order = Integer.compare(leftNumber.length(), rightNumber.length());
		return (order != 0) ? order : leftNumber.compareTo(rightNumber);
	}

	private static String withoutLeadingZeros(String digits) {
		int start = 0;
		while (start < digits.length() - 1 && digits.charAt(start) == '0') {
			start++;
		}
		return digits.substring(start);
	}

	private static int runEnd(String text, int start) {
		boolean digits = isDigit(text.charAt(start));
		int end = start + 1;
		while (end < text.length() && isDigit(text.charAt(end)) == digits) {
			end++;
		}
		return end;
	}

	private static boolean isDigit(char c) {
		return c >= '0' && c <= '9';
	}

}
