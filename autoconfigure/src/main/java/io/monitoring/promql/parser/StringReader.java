package io.monitoring.promql.parser;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * Reads a text in quotes with Go's escapes. A text in backticks has none.
 */
final class StringReader {

	private static final String SIMPLE = "abfnrtv\\";

	private static final String SIMPLE_VALUES = "\u0007\b\f\n\r\t\u000b\\";

	private final String text;

	private final int start;

	private final StringBuilder value = new StringBuilder();

	/** Bytes from numeric escapes, which only together are characters. */
	private @Nullable ByteArrayOutputStream bytes;

	private int position;

	private StringReader(String text, int start) {
		this.text = text;
		this.start = start;
		this.position = start + 1;
	}

	static Token read(String text, int start) {
		if (text.charAt(start) == '`') {
			int end = text.indexOf('`', start + 1);
			if (end < 0) {
				throw unterminated(text, start, '`');
			}
			return token(text.substring(start + 1, end), start, end + 1);
		}
		return new StringReader(text, start).read();
	}

	private static Token token(String value, int start, int end) {
		return new Token(TokenType.STRING, value, 0, new SourceRange(start, end));
	}

	private static ParseException unterminated(String text, int start, char quote) {
		return new ParseException("text in quotes has no end", text, new SourceRange(start, text.length()),
				"Add a closing " + quote + ((quote == '`') ? "." : ", or write \\n for a line break."));
	}

	private Token read() {
		char quote = this.text.charAt(this.start);
		while (this.position < this.text.length()) {
			char c = this.text.charAt(this.position);
			if (c == '\n') {
				break;
			}
			if (c == '\\') {
				escape(quote);
				continue;
			}
			flush();
			this.position++;
			if (c == quote) {
				return token(this.value.toString(), this.start, this.position);
			}
			this.value.append(c);
		}
		throw unterminated(this.text, this.start, quote);
	}

	private void escape(char quote) {
		int begin = this.position++;
		char c = (this.position < this.text.length()) ? this.text.charAt(this.position) : '\n';
		int simple = SIMPLE.indexOf(c);
		if (simple >= 0 || c == quote) {
			flush();
			this.value.append((simple >= 0) ? SIMPLE_VALUES.charAt(simple) : quote);
			this.position++;
			return;
		}
		switch (c) {
			case 'x' -> oneByte(number(begin, 1, 2, 16), begin);
			case 'u' -> codePoint(number(begin, 1, 4, 16), begin);
			case 'U' -> codePoint(number(begin, 1, 8, 16), begin);
			case '0', '1', '2', '3', '4', '5', '6', '7' -> oneByte(number(begin, 0, 3, 8), begin);
			default -> throw invalid(begin, "unknown escape");
		}
	}

	private long number(int begin, int skip, int length, int radix) {
		int from = begin + 1 + skip;
		long number = 0;
		for (int i = from; i < from + length; i++) {
			int digit = (i < this.text.length()) ? Character.digit(this.text.charAt(i), radix) : -1;
			if (digit < 0 || this.text.charAt(i) > 'f') {
				throw invalid(begin,
						"escape needs " + length + ((radix == 16) ? " hexadecimal" : " octal") + " digits");
			}
			number = number * radix + digit;
		}
		this.position = from + length;
		return number;
	}

	private void oneByte(long number, int begin) {
		if (number > 255) {
			throw invalid(begin, "octal escape is above \\377");
		}
		if (this.bytes == null) {
			this.bytes = new ByteArrayOutputStream();
		}
		this.bytes.write((int) number);
	}

	private void codePoint(long number, int begin) {
		if (number > Character.MAX_CODE_POINT || (number >= 0xd800 && number <= 0xdfff)) {
			throw invalid(begin, "escape is not a Unicode character");
		}
		flush();
		this.value.appendCodePoint((int) number);
	}

	private void flush() {
		if (this.bytes == null) {
			return;
		}
		try {
			this.value.append(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(this.bytes.toByteArray())));
			this.bytes = null;
		}
		catch (CharacterCodingException ex) {
			throw new ParseException("escapes in the text are not valid UTF-8", this.text,
					new SourceRange(this.start, this.position), "Write the character itself, or \\u with its code.");
		}
	}

	private ParseException invalid(int begin, String problem) {
		SourceRange source = new SourceRange(begin, Math.min(begin + 2, this.text.length()));
		return new ParseException(problem + " in a text in quotes", this.text, source,
				"Write \\\\ for a backslash, or put the text in backticks, which have no escapes.");
	}

}
