package io.monitoring.series;

import java.util.HexFormat;

/**
 * Writes strings in the double quotes of PromQL.
 */
public final class Quoting {

	private static final HexFormat HEX = HexFormat.of();

	private Quoting() {
	}

	/**
	 * Quote a text so that the PromQL lexer reads the same text back.
	 * @param text the text
	 * @return the text in double quotes
	 */
	public static String quote(String text) {
		return quote(text, new StringBuilder(text.length() + 2)).toString();
	}

	static StringBuilder quote(String text, StringBuilder target) {
		target.append('"');
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			switch (c) {
				case '"' -> target.append("\\\"");
				case '\\' -> target.append("\\\\");
				case '\n' -> target.append("\\n");
				case '\r' -> target.append("\\r");
				case '\t' -> target.append("\\t");
				default -> {
					if (c < ' ' || c == 0x7f) {
						target.append("\\x").append(HEX.toHexDigits((byte) c));
					}
					else {
						target.append(c);
					}
				}
			}
		}
		return target.append('"');
	}

}
