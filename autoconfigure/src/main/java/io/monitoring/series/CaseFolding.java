package io.monitoring.series;

/**
 * Finds expressions for which the compiler of RE2 never ends: where case is ignored, it
 * walks from a character to its other forms until it is back, and from nine Cyrillic
 * letters (U+1C80 to U+1C88) there is no way back. The check is coarse and refuses more
 * than those: escapes by number, and wide ranges, which also take long.
 */
final class CaseFolding {

	/** What is refused, in words. */
	static final String LIMITS = "where case is ignored, ranges must end below U+0500, "
			+ "and neither \\x{..} nor U+1C80 to U+1C8F can be used";

	private static final int FIRST_ENDLESS = 0x1C80;

	private static final int LAST_ENDLESS = 0x1C8F;

	private static final int RANGE_LIMIT = 0x500;

	private static final String FLAGS = "imsU-";

	private CaseFolding() {
	}

	/**
	 * Return whether compiling an expression might never end.
	 * @param expression the expression
	 * @return {@code true} if it must not be compiled
	 */
	static boolean isEndless(String expression) {
		return ignoresCase(expression) && (expression.contains("\\x{") || namesEndless(expression));
	}

	private static boolean ignoresCase(String expression) {
		for (int start = expression.indexOf("(?"); start >= 0; start = expression.indexOf("(?", start + 1)) {
			for (int i = start + 2; i < expression.length() && FLAGS.indexOf(expression.charAt(i)) >= 0; i++) {
				if (expression.charAt(i) == 'i') {
					return true;
				}
			}
		}
		return false;
	}

	private static boolean namesEndless(String expression) {
		for (int i = 0; i < expression.length(); i++) {
			char c = expression.charAt(i);
			if ((c >= FIRST_ENDLESS && c <= LAST_ENDLESS) || (c >= RANGE_LIMIT && endsRange(expression, i))) {
				return true;
			}
		}
		return false;
	}

	private static boolean endsRange(String expression, int index) {
		int dash = (index > 0 && expression.charAt(index - 1) == '\\') ? index - 2 : index - 1;
		return dash >= 0 && expression.charAt(dash) == '-';
	}

}
