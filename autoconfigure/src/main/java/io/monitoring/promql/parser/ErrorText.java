package io.monitoring.promql.parser;

/**
 * Shows a place in a text: line and column, and a caret below it. Columns count
 * characters as a reader sees them, so a character outside the basic plane is one.
 */
final class ErrorText {

	private static final int MAX_LINE = 160;

	private ErrorText() {
	}

	static String position(String text, int offset) {
		int end = Math.min(offset, text.length());
		int line = 1;
		for (int i = 0; i < end; i++) {
			if (text.charAt(i) == '\n') {
				line++;
			}
		}
		return line + ":" + (text.codePointCount(lineStart(text, end), end) + 1);
	}

	static String caret(String text, SourceRange source) {
		int offset = Math.min(source.start(), text.length());
		int lineStart = lineStart(text, offset);
		int lineEnd = text.indexOf('\n', offset);
		int end = (lineEnd < 0) ? text.length() : lineEnd;
		int from = Math.max(lineStart, offset - MAX_LINE / 2);
		if (from > lineStart && Character.isLowSurrogate(text.charAt(from))) {
			from++;
		}
		StringBuilder line = new StringBuilder(" | ");
		text.substring(from, Math.min(end, from + MAX_LINE))
			.codePoints()
			.forEach((c) -> line.appendCodePoint(Character.isISOControl(c) ? ' ' : c));
		String dots = ".".repeat(text.codePointCount(from, offset));
		return line.toString().stripTrailing() + "\n | " + dots + "^";
	}

	private static int lineStart(String text, int offset) {
		return text.lastIndexOf('\n', offset - 1) + 1;
	}

}
