package io.monitoring.notify;

/**
 * Makes texts from outside harmless for one line of a log, a header or a message.
 */
public final class PlainText {

	private PlainText() {
	}

	/**
	 * Return a text in which nothing starts a line, moves a cursor or turns the direction
	 * of writing: such characters are shown as escapes.
	 * @param text the text
	 * @param maxLength how many characters of the text are kept
	 * @return the text on one line
	 */
	public static String oneLine(String text, int maxLength) {
		StringBuilder target = new StringBuilder(Math.min(text.length(), maxLength) + 8);
		int index = 0;
		int kept = 0;
		while (index < text.length() && kept < maxLength) {
			int character = text.codePointAt(index);
			append(target, character);
			index += Character.charCount(character);
			kept++;
		}
		return (index < text.length()) ? target.append("...").toString() : target.toString();
	}

	/**
	 * Return a text for people on one line: white space of any kind is a single space and
	 * what has no width of its own, such as a change of direction, is left out.
	 * @param text the text
	 * @param maxLength largest number of characters of the result, as Java counts them
	 * @return the text on one line
	 */
	public static String words(String text, int maxLength) {
		StringBuilder target = new StringBuilder(Math.min(text.length(), maxLength) + 2);
		boolean space = false;
		for (int i = 0; i < text.length() && target.length() <= maxLength;) {
			int character = text.codePointAt(i);
			i += Character.charCount(character);
			if (Character.isWhitespace(character) || Character.isSpaceChar(character)) {
				space = target.length() > 0;
			}
			else if (!isHarmful(character)) {
				target.append(space ? " " : "").appendCodePoint(character);
				space = false;
			}
		}
		return cut(target.toString(), maxLength);
	}

	/**
	 * Return the beginning of a text.
	 * @param text the text
	 * @param maxLength largest number of characters of the result, as Java counts them
	 * @return the text, which ends with an ellipsis if it was cut
	 */
	public static String cut(String text, int maxLength) {
		if (text.length() <= maxLength) {
			return text;
		}
		int end = Math.max(0, maxLength - 1);
		if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
			end--;
		}
		return text.substring(0, end) + "\u2026";
	}

	private static void append(StringBuilder target, int character) {
		if (character == '\n') {
			target.append("\\n");
		}
		else if (character == '\r') {
			target.append("\\r");
		}
		else if (isHarmful(character)) {
			target.append(String.format("\\u%04x", character));
		}
		else {
			target.appendCodePoint(character);
		}
	}

	private static boolean isHarmful(int character) {
		return switch (Character.getType(character)) {
			case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
					Character.SURROGATE ->
				true;
			default -> false;
		};
	}

}
