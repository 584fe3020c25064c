package io.monitoring.notify.slack;

/**
 * Makes texts harmless for Slack, in which three characters start a mention or a link.
 */
final class SlackText {

	private SlackText() {
	}

	/**
	 * Escape a text.
	 * @param text the text
	 * @param maxLength largest length of the result, escapes included
	 * @return the text, cut if it is too long
	 */
	static String escape(String text, int maxLength) {
		StringBuilder target = new StringBuilder(Math.min(text.length(), maxLength) + 8);
		for (int i = 0; i < text.length();) {
			int character = text.codePointAt(i);
			i += Character.charCount(character);
			String escaped = escape(character);
			int rest = (i < text.length()) ? 1 : 0;
			if (target.length() + escaped.length() + rest > maxLength) {
				return target.append('\u2026').toString();
			}
			target.append(escaped);
		}
		return target.toString();
	}

	private static String escape(int character) {
		return switch (character) {
			case '&' -> "&amp;";
			case '<' -> "&lt;";
			case '>' -> "&gt;";
			default -> Character.toString(character);
		};
	}

}
