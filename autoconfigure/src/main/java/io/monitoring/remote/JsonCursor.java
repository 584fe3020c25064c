package io.monitoring.remote;

/**
 * Walks through JSON that a server sent, from the first character to the last. It trusts
 * nothing: depth and syntax are checked at every step, and nothing of the text gets into
 * an error. The starter brings no JSON library.
 */
final class JsonCursor {

	private static final int MAX_DEPTH = 32;

	private static final int HEX = 16;

	private final String text;

	private int position;

	private int depth;

	JsonCursor(String text) {
		this.text = text;
	}

	/**
	 * Go into an object.
	 * @param members called with the name of each member, to read or skip its value
	 */
	void object(Member members) {
		enter('{');
		boolean first = true;
		while (!leave('}')) {
			separate(first);
			first = false;
			String name = string();
			expect(':');
			members.read(name);
		}
	}

	/**
	 * Go into an array.
	 * @param element called before each element, to read or skip it
	 */
	void array(Runnable element) {
		enter('[');
		boolean first = true;
		while (!leave(']')) {
			separate(first);
			first = false;
			element.run();
		}
	}

	private void enter(char open) {
		expect(open);
		if (++this.depth > MAX_DEPTH) {
			throw malformed();
		}
	}

	private boolean leave(char close) {
		if (peek() != close) {
			return false;
		}
		this.position++;
		this.depth--;
		return true;
	}

	private void separate(boolean first) {
		if (!first) {
			expect(',');
		}
	}

	String string() {
		expect('"');
		int start = this.position;
		while (current() != '"') {
			if (current() == '\\') {
				return escaped(start);
			}
			this.position++;
		}
		return this.text.substring(start, this.position++);
	}

	private String escaped(int start) {
		StringBuilder result = new StringBuilder(this.text.substring(start, this.position));
		while (current() != '"') {
			char c = current();
			this.position++;
			result.append((c == '\\') ? escape() : c);
		}
		this.position++;
		return result.toString();
	}

	private char escape() {
		char c = current();
		this.position++;
		return switch (c) {
			case '"', '\\', '/' -> c;
			case 'b' -> '\b';
			case 'f' -> '\f';
			case 'n' -> '\n';
			case 'r' -> '\r';
			case 't' -> '\t';
			case 'u' -> unicode();
			default -> throw malformed();
		};
	}

	private char unicode() {
		int code = 0;
		for (int i = 0; i < 4; i++) {
			int digit = Character.digit(current(), HEX);
			if (digit < 0) {
				throw malformed();
			}
			code = code * HEX + digit;
			this.position++;
		}
		return (char) code;
	}

	/**
	 * Read a number.
	 * @return its text, for the caller to parse
	 */
	String number() {
		peek();
		int start = this.position;
		while (this.position < this.text.length() && isNumeric(this.text.charAt(this.position))) {
			this.position++;
		}
		if (this.position == start) {
			throw malformed();
		}
		return this.text.substring(start, this.position);
	}

	private static boolean isNumeric(char c) {
		return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
	}

	/**
	 * Read {@code true}, {@code false} or {@code null}.
	 * @return whether it was {@code true}
	 */
	boolean flag() {
		peek();
		for (String word : new String[] { "true", "false", "null" }) {
			if (this.text.startsWith(word, this.position)) {
				this.position += word.length();
				return word.equals("true");
			}
		}
		throw malformed();
	}

	/**
	 * Return whether something begins here.
	 * @param c its first character
	 */
	boolean at(char c) {
		return peek() == c;
	}

	void skip() {
		switch (peek()) {
			case '{' -> object((name) -> skip());
			case '[' -> array(this::skip);
			case '"' -> string();
			case 't', 'f', 'n' -> flag();
			default -> number();
		}
	}

	void end() {
		blanks();
		if (this.position != this.text.length()) {
			throw malformed();
		}
	}

	void expect(char c) {
		if (peek() != c) {
			throw malformed();
		}
		this.position++;
	}

	private char peek() {
		blanks();
		return current();
	}

	private void blanks() {
		while (this.position < this.text.length() && " \t\r\n".indexOf(this.text.charAt(this.position)) >= 0) {
			this.position++;
		}
	}

	private char current() {
		if (this.position >= this.text.length()) {
			throw new RemoteException(RemoteException.Cause.SERVER, "the answer ends too early");
		}
		return this.text.charAt(this.position);
	}

	RemoteException malformed() {
		return new RemoteException(RemoteException.Cause.SERVER,
				"the answer is not that of a Prometheus at character " + (this.position + 1));
	}

	/**
	 * Reads a member of an object.
	 */
	@FunctionalInterface
	interface Member {

		void read(String name);

	}

}
