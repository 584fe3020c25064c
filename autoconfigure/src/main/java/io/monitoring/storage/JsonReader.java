package io.monitoring.storage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the JSON that this package writes: objects, arrays, texts and whole numbers,
 * without blanks. What it reads may have been damaged, so it trusts nothing. The starter
 * brings no JSON library, and what is kept must not depend on one that an application has
 * or has not.
 */
final class JsonReader {

	private static final int MAX_DEPTH = 8;

	private static final int MAX_DIGITS = 18;

	private static final int HEX = 16;

	private final String text;

	private int position;

	private JsonReader(String text) {
		this.text = text;
	}

	/**
	 * Read a value.
	 * @param text JSON
	 * @return a {@code Map}, {@code List}, {@code String} or {@code Long}
	 * @throws RowException if it is anything else
	 */
	static Object read(String text) throws RowException {
		JsonReader reader = new JsonReader(text);
		Object value = reader.value(0);
		if (reader.position != text.length()) {
			throw reader.unexpected();
		}
		return value;
	}

	private Object value(int depth) throws RowException {
		if (depth > MAX_DEPTH) {
			throw new RowException("JSON is nested deeper than " + MAX_DEPTH + " levels");
		}
		return switch (peek()) {
			case '{' -> object(depth);
			case '[' -> array(depth);
			case '"' -> string();
			default -> number();
		};
	}

	private Map<String, Object> object(int depth) throws RowException {
		Map<String, Object> members = new LinkedHashMap<>();
		expect('{');
		while (more(members.isEmpty(), '}')) {
			String name = string();
			expect(':');
			if (members.put(name, value(depth + 1)) != null) {
				throw new RowException("JSON has a member twice at " + this.position);
			}
		}
		return members;
	}

	private List<Object> array(int depth) throws RowException {
		List<Object> elements = new ArrayList<>();
		expect('[');
		while (more(elements.isEmpty(), ']')) {
			elements.add(value(depth + 1));
		}
		return elements;
	}

	private boolean more(boolean first, char end) throws RowException {
		if (peek() == end) {
			this.position++;
			return false;
		}
		if (!first) {
			expect(',');
		}
		return true;
	}

	private Long number() throws RowException {
		int start = this.position;
		if (peek() == '-') {
			this.position++;
		}
		int digits = this.position;
		while (this.position < this.text.length() && isDigit(this.text.charAt(this.position))) {
			this.position++;
		}
		if (this.position == digits || this.position - digits > MAX_DIGITS) {
			throw unexpected();
		}
		return Long.valueOf(this.text.substring(start, this.position));
	}

	private static boolean isDigit(char c) {
		return c >= '0' && c <= '9';
	}

	private String string() throws RowException {
		expect('"');
		StringBuilder result = new StringBuilder();
		while (peek() != '"') {
			char c = next();
			result.append((c == '\\') ? escaped() : c);
		}
		this.position++;
		return result.toString();
	}

	private char escaped() throws RowException {
		char c = next();
		return switch (c) {
			case '"', '\\' -> c;
			case 'n' -> '\n';
			case 'r' -> '\r';
			case 't' -> '\t';
			case 'u' -> unicode();
			default -> throw unexpected();
		};
	}

	private char unicode() throws RowException {
		int code = 0;
		for (int i = 0; i < 4; i++) {
			int digit = Character.digit(next(), HEX);
			if (digit < 0) {
				throw unexpected();
			}
			code = code * HEX + digit;
		}
		return (char) code;
	}

	private void expect(char c) throws RowException {
		if (next() != c) {
			throw unexpected();
		}
	}

	private char next() throws RowException {
		char c = peek();
		this.position++;
		return c;
	}

	private char peek() throws RowException {
		if (this.position >= this.text.length()) {
			throw new RowException("JSON ends too early");
		}
		return this.text.charAt(this.position);
	}

	private RowException unexpected() {
		return new RowException("JSON is not as expected at " + this.position);
	}

}
