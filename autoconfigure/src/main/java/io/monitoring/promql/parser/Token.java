package io.monitoring.promql.parser;

/**
 * A piece of the text.
 *
 * @param type the kind
 * @param text as it is written; of a {@code STRING} without quotes and escapes
 * @param number the value of a {@code NUMBER}, durations in seconds, otherwise 0
 * @param source the place
 */
record Token(TokenType type, String text, double number, SourceRange source) {

	boolean is(TokenType other) {
		return this.type == other;
	}

	/**
	 * Return whether the token is spelt like a name, keyword or not.
	 * @return {@code true} for names and keywords
	 */
	boolean isWord() {
		return this.type == TokenType.WORD || Keywords.isKeyword(this.type);
	}

}
