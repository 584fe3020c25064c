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
