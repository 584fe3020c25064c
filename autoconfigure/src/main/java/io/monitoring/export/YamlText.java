package io.monitoring.export;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The little YAML that a rule file needs: text is always in double quotes or a literal
 * block, so that no value can be taken for a number, a truth value or structure.
 */
final class YamlText {

	private static final Pattern PLAIN_KEY = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

	/** Words that YAML 1.1 takes for something else than text. */
	private static final Set<String> WORDS = Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null");

	private static final char REPLACEMENT = '\ufffd';

	private final StringBuilder text = new StringBuilder();

	private boolean itemBegins;

	/**
	 * Add a line.
	 * @param indent number of spaces in front
	 * @param line the line, correct YAML
	 * @return this text
	 */
	YamlText line(int indent, String line) {
		this.text.append(" ".repeat(this.itemBegins ? indent - 2 : indent))
			.append(this.itemBegins ? "- " : "")
			.append(line)
			.append('\n');
		this.itemBegins = false;
		return this;
	}

	/** Make the next line the first one of an entry of a list, two places to the left. */
	void beginItem() {
		this.itemBegins = true;
	}

	/**
	 * Add an empty entry if no line was added since it began.
	 * @param indent number of spaces in front of the lines of the entry
	 */
	void endItem(int indent) {
		if (this.itemBegins) {
			line(indent, "{}");
		}
	}

	/**
	 * Add a key with a text.
	 * @param indent number of spaces in front
	 * @param key the key, correct YAML
	 * @param value any text
	 */
	void string(int indent, String key, String value) {
		line(indent, key + ": " + quote(value));
	}

	/**
	 * Add a key with a text, as a literal block where that is possible: an expression is
	 * full of quotes and is read by people.
	 * @param indent number of spaces in front
	 * @param key the key, correct YAML
	 * @param value any text
	 */
	void block(int indent, String key, String value) {
		if (!fitsBlock(value)) {
			string(indent, key, value);
			return;
		}
		line(indent, key + ": |-");
		for (String part : value.split("\n", -1)) {
			line(part.isEmpty() ? 0 : indent + 2, part);
		}
	}

	/**
	 * Blanks at the beginning would be taken for indentation, and line feeds at the end
	 * are cut.
	 */
	private static boolean fitsBlock(String value) {
		if (value.isEmpty() || Character.isWhitespace(value.charAt(0)) || value.endsWith("\n")) {
			return false;
		}
		return value.chars().allMatch((c) -> c == '\n' || !needsEscape((char) c));
	}

	static String key(String name) {
		boolean plain = PLAIN_KEY.matcher(name).matches() && !WORDS.contains(name.toLowerCase(Locale.ROOT));
		return plain ? name : quote(name);
	}

	static String quote(String value) {
		StringBuilder quoted = new StringBuilder(value.length() + 2).append('"');
		for (int i = 0; i < value.length(); i++) {
			char c = value.charAt(i);
			if (Character.isHighSurrogate(c) && i + 1 < value.length()
					&& Character.isLowSurrogate(value.charAt(i + 1))) {
				quoted.append(c).append(value.charAt(++i));
			}
			else {
				quoted.append(escape(c));
			}
		}
		return quoted.append('"').toString();
	}

	private static String escape(char c) {
		return switch (c) {
			case '"' -> "\\\"";
			case '\\' -> "\\\\";
			case '\n' -> "\\n";
			case '\r' -> "\\r";
			case '\t' -> "\\t";
			default -> {
				// Half of a character cannot be written in UTF-8 at all.
				if (Character.isSurrogate(c)) {
					yield String.valueOf(REPLACEMENT);
				}
				yield needsEscape(c) ? String.format(Locale.ROOT, "\\u%04x", (int) c) : String.valueOf(c);
			}
		};
	}

	/**
	 * Control characters, the line ends of Unicode, the byte order mark and what is no
	 * character.
	 */
	private static boolean needsEscape(char c) {
		return c < ' ' || (c >= 0x7f && c <= 0x9f) || c == 0x2028 || c == 0x2029 || Character.isSurrogate(c)
				|| c == 0xfeff || c >= 0xfffe;
	}

	@Override
	public String toString() {
		return this.text.toString();
	}

}
