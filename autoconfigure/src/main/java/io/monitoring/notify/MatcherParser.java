package io.monitoring.notify;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.google.re2j.PatternSyntaxException;
import io.monitoring.series.LabelMatcher;
import org.jspecify.annotations.Nullable;

/**
 * Reads matchers as Alertmanager writes them: {@code severity="critical"} or several with
 * commas, in braces or not. Values without quotes are taken where they are plain; what
 * could be meant in two ways has to be quoted.
 */
public final class MatcherParser {

	private static final int MAX_LENGTH = 4096;

	private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");

	private static final Pattern OPERATOR = Pattern.compile("=~|!~|!=|=");

	private static final Pattern BARE = Pattern.compile("[^\\s{}!=~,\\\\\"'`]*");

	private static final Pattern SPACE = Pattern.compile("\\s*");

	private final String text;

	private int position;

	private MatcherParser(String text) {
		this.text = text;
	}

	/**
	 * Read matchers.
	 * @param text for example {@code severity=~"critical|high"} or
	 * {@code {service="shop", severity!="info"}}
	 * @return the matchers, at least one
	 * @throws IllegalArgumentException if the text is none; the message tells the place
	 * and what to write
	 */
	public static List<LabelMatcher> parse(String text) {
		if (text.length() > MAX_LENGTH) {
			throw new IllegalArgumentException(
					"The matcher has " + text.length() + " characters. Write at most " + MAX_LENGTH + ".");
		}
		return new MatcherParser(text).all();
	}

	/**
	 * Write a matcher so that it is read as the same one here and by Alertmanager.
	 * @param matcher the matcher
	 * @return the text
	 */
	public static String format(LabelMatcher matcher) {
		String escaped = matcher.value().replace("\\", "\\\\").replace("\n", "\\n").replace("\"", "\\\"");
		return matcher.name() + matcher.type().sign() + '"' + escaped + '"';
	}

	private List<LabelMatcher> all() {
		skipSpace();
		boolean braces = skip('{');
		List<LabelMatcher> matchers = new ArrayList<>();
		do {
			skipSpace();
			if (!matchers.isEmpty() && (atEnd() || peek() == '}')) {
				break;
			}
			matchers.add(matcher());
			skipSpace();
		}
		while (skip(','));
		if (braces && !skip('}')) {
			throw error(atEnd() ? "the closing '}' is missing" : "expected ',' or '}'");
		}
		skipSpace();
		if (!atEnd()) {
			throw error("expected ',' or the end");
		}
		return List.copyOf(matchers);
	}

	private LabelMatcher matcher() {
		int start = this.position;
		String name = take(NAME);
		if (name == null) {
			throw error("expected the name of a label");
		}
		skipSpace();
		String operator = take(OPERATOR);
		if (operator == null) {
			throw error("expected one of =, !=, =~ and !~");
		}
		skipSpace();
		String value = skip('"') ? quoted() : bare();
		try {
			return new LabelMatcher(name, type(operator), value);
		}
		catch (PatternSyntaxException ex) {
			this.position = start;
			throw error("'" + value + "' is not a regular expression of RE2: " + ex.getDescription());
		}
	}

	private static LabelMatcher.Type type(String operator) {
		for (LabelMatcher.Type type : LabelMatcher.Type.values()) {
			if (type.sign().equals(operator)) {
				return type;
			}
		}
		throw new IllegalArgumentException("'" + operator + "' is not an operator");
	}

	private String bare() {
		String value = take(BARE);
		if (!atEnd() && ",} \t\n\r".indexOf(peek()) < 0) {
			throw error("'" + peek() + "' is only possible in quotes");
		}
		return (value != null) ? value : "";
	}

	/** A backslash in front of anything but n, a quote or itself is a backslash. */
	private String quoted() {
		int start = this.position;
		StringBuilder value = new StringBuilder();
		while (!atEnd()) {
			char c = next();
			if (c == '"') {
				return value.toString();
			}
			if (c == '\\' && !atEnd()) {
				char escaped = next();
				switch (escaped) {
					case 'n' -> value.append('\n');
					case '"', '\\' -> value.append(escaped);
					default -> value.append('\\').append(escaped);
				}
			}
			else {
				value.append(c);
			}
		}
		this.position = start - 1;
		throw error("the closing quote is missing");
	}

	private @Nullable String take(Pattern pattern) {
		Matcher matcher = pattern.matcher(this.text).region(this.position, this.text.length());
		if (!matcher.lookingAt()) {
			return null;
		}
		this.position = matcher.end();
		return matcher.group();
	}

	private void skipSpace() {
		take(SPACE);
	}

	private boolean skip(char expected) {
		boolean found = !atEnd() && peek() == expected;
		this.position += found ? 1 : 0;
		return found;
	}

	private char next() {
		return this.text.charAt(this.position++);
	}

	private char peek() {
		return this.text.charAt(this.position);
	}

	private boolean atEnd() {
		return this.position >= this.text.length();
	}

	private IllegalArgumentException error(String problem) {
		return new IllegalArgumentException("'" + this.text + "' is not a matcher: at character " + (this.position + 1)
				+ " " + problem + ". Write it as in severity=\"critical\".");
	}

}
