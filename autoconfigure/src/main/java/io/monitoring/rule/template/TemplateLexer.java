package io.monitoring.rule.template;

import java.util.ArrayList;
import java.util.List;

import io.monitoring.promql.parser.ParseException;
import io.monitoring.promql.parser.SourceRange;
import io.monitoring.rule.template.TemplateToken.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the inside of one action into words.
 */
final class TemplateLexer {

	private final String text;

	private int position;

	/**
	 * Create a lexer.
	 * @param text the whole template
	 * @param position where the inside of the action starts
	 */
	TemplateLexer(String text, int position) {
		this.text = text;
		this.position = position;
	}

	/**
	 * Read the words of the action; the last one is {@link Kind#END}, whose text is
	 * {@code "-"} where the action trims the blanks that follow.
	 * @return the words
	 */
	List<TemplateToken> tokens() {
		List<TemplateToken> tokens = new ArrayList<>();
		do {
			tokens.add(next());
		}
		while (!tokens.get(tokens.size() - 1).is(Kind.END));
		return tokens;
	}

	private TemplateToken next() {
		int blanksFrom = this.position;
		while (this.position < this.text.length() && Character.isWhitespace(this.text.charAt(this.position))) {
			this.position++;
		}
		int start = this.position;
		if (start >= this.text.length()) {
			throw error("action is not closed", start, "Close it with '}}'.");
		}
		if (this.text.startsWith("-}}", start) && start > blanksFrom) {
			return token(Kind.END, "-", start, 3);
		}
		if (this.text.startsWith("}}", start)) {
			return token(Kind.END, "", start, 2);
		}
		if (this.text.startsWith(":=", start)) {
			return token(Kind.ASSIGN, ":=", start, 2);
		}
		return word(start, this.text.charAt(start));
	}

	private TemplateToken word(int start, char first) {
		return switch (first) {
			case '|' -> token(Kind.PIPE, "|", start, 1);
			case '(' -> token(Kind.OPEN, "(", start, 1);
			case ')' -> token(Kind.CLOSE, ")", start, 1);
			case '=' -> token(Kind.ASSIGN, "=", start, 1);
			case ',' -> token(Kind.ASSIGN, ",", start, 1);
			case '$' -> named(Kind.VARIABLE, start + 1, start);
			case '.' -> startsNumber(start + 1) ? number(start) : named(Kind.FIELD, start + 1, start);
			case '"' -> quoted(start);
			case '`' -> raw(start);
			default -> {
				if (startsNumber(start) || ((first == '-' || first == '+') && startsNumber(start + 1))) {
					yield number(start);
				}
				if (isNameCharacter(first)) {
					yield named(Kind.NAME, start, start);
				}
				throw error("unexpected character '" + first + "' in an action", start, null);
			}
		};
	}

	private TemplateToken named(Kind kind, int from, int start) {
		int end = from;
		while (end < this.text.length() && isNameCharacter(this.text.charAt(end))) {
			end++;
		}
		return token(kind, this.text.substring(from, end), start, end - start);
	}

	private TemplateToken number(int start) {
		int end = start + 1;
		while (end < this.text.length() && isNumberCharacter(end)) {
			end++;
		}
		return token(Kind.NUMBER, this.text.substring(start, end), start, end - start);
	}

	private boolean isNumberCharacter(int index) {
		char c = this.text.charAt(index);
		boolean exponentSign = (c == '+' || c == '-') && Character.toLowerCase(this.text.charAt(index - 1)) == 'e';
		return isNameCharacter(c) || c == '.' || exponentSign;
	}

	private boolean startsNumber(int index) {
		return index < this.text.length() && this.text.charAt(index) >= '0' && this.text.charAt(index) <= '9';
	}

	private static boolean isNameCharacter(char c) {
		return c == '_' || Character.isLetterOrDigit(c);
	}

	private TemplateToken raw(int start) {
		int end = this.text.indexOf('`', start + 1);
		if (end < 0) {
			throw error("text is not closed", start, "Close it with '`'.");
		}
		return token(Kind.STRING, this.text.substring(start + 1, end), start, end + 1 - start);
	}

	private TemplateToken quoted(int start) {
		StringBuilder value = new StringBuilder();
		int index = start + 1;
		while (index < this.text.length() && this.text.charAt(index) != '"' && this.text.charAt(index) != '\n') {
			char c = this.text.charAt(index);
			if (c == '\\') {
				index++;
				index += hexadecimal(index, value);
			}
			else {
				value.append(c);
			}
			index++;
		}
		if (index >= this.text.length() || this.text.charAt(index) == '\n') {
			throw error("text is not closed", start, "Close it with '\"'.");
		}
		return token(Kind.STRING, value.toString(), start, index + 1 - start);
	}

	/** Returns how many characters follow the letter of the escape. */
	private int hexadecimal(int index, StringBuilder value) {
		int digits = this.text.startsWith("u", index) ? 4 : this.text.startsWith("x", index) ? 2 : 0;
		int end = index + 1 + digits;
		if (digits == 0) {
			value.append(unescape(index));
			return 0;
		}
		if (end > this.text.length() || !this.text.substring(index + 1, end).matches("[0-9a-fA-F]+")) {
			throw unknownEscape(index);
		}
		value.append((char) Integer.parseInt(this.text.substring(index + 1, end), 16));
		return digits;
	}

	private char unescape(int index) {
		char escaped = (index < this.text.length()) ? this.text.charAt(index) : ' ';
		return switch (escaped) {
			case '"', '\\' -> escaped;
			case 'n' -> '\n';
			case 't' -> '\t';
			case 'r' -> '\r';
			default -> throw unknownEscape(index);
		};
	}

	private ParseException unknownEscape(int index) {
		String escaped = (index < this.text.length()) ? this.text.substring(index, index + 1) : " ";
		return error("unknown escape '\\" + escaped + "'", index - 1,
				"Use \\\", \\\\, \\n, \\t, \\r, \\xHH or \\uHHHH, or a text in back quotes.");
	}

	private TemplateToken token(Kind kind, String value, int start, int length) {
		this.position = start + length;
		return new TemplateToken(kind, value, start, this.position);
	}

	private ParseException error(String problem, int start, @Nullable String hint) {
		return new ParseException(problem, this.text, new SourceRange(start, start + 1), hint);
	}

}
