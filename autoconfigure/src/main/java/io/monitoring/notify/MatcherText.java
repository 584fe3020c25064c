package io.monitoring.notify;

import io.monitoring.series.LabelMatcher;
import io.monitoring.series.LabelMatcher.Type;

/**
 * A matcher as people write it for Alertmanager: {@code severity="critical"},
 * {@code team=~"a|b"} or, without quotes, {@code severity=critical}. It is read without
 * compiling a regular expression, so that its length can be checked first.
 *
 * @param name name of the label
 * @param type how the label is compared
 * @param value the text or regular expression
 */
public record MatcherText(String name, Type type, String value) {

	/**
	 * Read a matcher.
	 * @param text the text
	 * @return the matcher
	 * @throws IllegalArgumentException if the text is no matcher; the message names the
	 * position and is for its author
	 */
	public static MatcherText parse(String text) {
		int start = skipSpace(text, 0);
		int end = start;
		while (end < text.length() && isNamePart(text.charAt(end), end > start)) {
			end++;
		}
		if (end == start) {
			throw invalid(text, start, "expected the name of a label");
		}
		int operator = skipSpace(text, end);
		Type type = operator(text, operator);
		String rest = text.substring(operator + type.sign().length());
		int valueStart = text.length() - rest.stripLeading().length();
		return new MatcherText(text.substring(start, end), type, value(text, valueStart, rest.strip()));
	}

	private static Type operator(String text, int position) {
		for (Type type : new Type[] { Type.REGEX, Type.NOT_REGEX, Type.NOT_EQUAL, Type.EQUAL }) {
			if (text.startsWith(type.sign(), position)) {
				return type;
			}
		}
		throw invalid(text, position, "expected one of =, !=, =~ and !~");
	}

	private static String value(String text, int position, String value) {
		if (!value.startsWith("\"")) {
			if (value.indexOf('"') >= 0) {
				throw invalid(text, position + value.indexOf('"'), "the quote was not opened");
			}
			return unescape(value);
		}
		int end = closingQuote(value);
		if (end < 0) {
			throw invalid(text, position, "the quote is not closed");
		}
		if (end < value.length() - 1) {
			throw invalid(text, position + end + 1, "expected nothing after the closing quote");
		}
		return unescape(value.substring(1, end));
	}

	private static int closingQuote(String value) {
		for (int i = 1; i < value.length(); i++) {
			if (value.charAt(i) == '"') {
				return i;
			}
			if (value.charAt(i) == '\\') {
				i++;
			}
		}
		return -1;
	}

	/**
	 * Only three escapes exist; any other backslash stays, for regular expressions.
	 */
	private static String unescape(String text) {
		StringBuilder target = new StringBuilder(text.length());
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			char next = (c == '\\' && i + 1 < text.length()) ? text.charAt(i + 1) : 0;
			if (next == 'n' || next == '"' || next == '\\') {
				target.append((next == 'n') ? '\n' : next);
				i++;
			}
			else {
				target.append(c);
			}
		}
		return target.toString();
	}

	/**
	 * Return whether a text can be the name of a label.
	 * @param text the text
	 * @return {@code true} for letters, digits and underscores with no digit in front
	 */
	public static boolean isName(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (!isNamePart(text.charAt(i), i > 0)) {
				return false;
			}
		}
		return !text.isEmpty();
	}

	private static boolean isNamePart(char c, boolean digits) {
		return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (digits && c >= '0' && c <= '9');
	}

	private static int skipSpace(String text, int from) {
		int i = from;
		while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
			i++;
		}
		return i;
	}

	private static IllegalArgumentException invalid(String text, int position, String problem) {
		return new IllegalArgumentException("'%s' is not a matcher: %s at position %d; write it as severity=\"critical\""
			.formatted(PlainText.oneLine(text, 100), problem, position + 1));
	}

	/**
	 * Return a matcher as text.
	 * @param matcher the matcher
	 * @return what was read, if it was read
	 */
	public static MatcherText of(LabelMatcher matcher) {
		return new MatcherText(matcher.name(), matcher.type(), matcher.value());
	}

	/**
	 * Return the matcher, ready to use.
	 * @return the matcher
	 * @throws com.google.re2j.PatternSyntaxException if its expression is not RE2 or too
	 * large
	 */
	public LabelMatcher toMatcher() {
		return new LabelMatcher(this.name, this.type, this.value);
	}

	/** Return the text that is read as this matcher, here and by Alertmanager. */
	@Override
	public String toString() {
		String escaped = this.value.replace("\\", "\\\\").replace("\n", "\\n").replace("\"", "\\\"");
		return this.name + this.type.sign() + '"' + escaped + '"';
	}

}
