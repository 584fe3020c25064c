package io.monitoring.promql.parser;

/**
 * Shows a place in a text: line and column, and a caret below it.
 */
final class ErrorText {

	private static final int MAX_LINE = 160;

	private ErrorText() {
	}

	static String position(String text, int offset) {
		int line = 1;
		int lineStart = 0;
		for (int i = 0; i < Math.min(offset, text.length()); i++) {
			if (text.charAt(i) == '\n') {
				line++;
				lineStart = i + 1;
			}
		}
		return line + ":" + (offset - lineStart + 1);
	}

	static String caret(String text, SourceRange source) {
		int offset = Math.min(source.start(), text.length());
		int lineStart = text.lastIndexOf('\n', offset - 1) + 1;
		int lineEnd = text.indexOf('\n', offset);
		String line = text.substring(lineStart, (lineEnd < 0) ? text.length() : lineEnd);
		int column = offset - lineStart;
		int cut = Math.max(0, column - MAX_LINE / 2);
		line = line.substring(cut, Math.min(line.length(), cut + MAX_LINE)).replace('\t', ' ');
		return " | " + line + "\n | " + ".".repeat(column - cut) + "^";
	}

}
