package io.monitoring.rule.template;

/**
 * A word inside an action.
 *
 * @param kind what it is
 * @param text the word; of a variable or field without the sign before it, of a text
 * without quotes and escapes
 * @param start offset of the first character in the template
 * @param end offset after the last character
 */
record TemplateToken(Kind kind, String text, int start, int end) {

	/**
	 * The kinds of words.
	 */
	enum Kind {

		VARIABLE, FIELD, NAME, NUMBER, STRING, PIPE, OPEN, CLOSE, ASSIGN, END

	}

	boolean is(Kind other) {
		return this.kind == other;
	}

	/** Whether this is a field of what stands right before it, not even a blank away. */
	boolean isFieldAfter(TemplateToken previous) {
		return is(Kind.FIELD) && previous.end() == this.start;
	}

}
