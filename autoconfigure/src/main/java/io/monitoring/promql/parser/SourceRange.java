package io.monitoring.promql.parser;

/**
 * The place of a node in the text of an expression, as offsets of characters.
 *
 * @param start offset of the first character
 * @param end offset after the last character
 */
public record SourceRange(int start, int end) {

	/**
	 * Return the place of the first character as a reader counts.
	 * @param text the whole text
	 * @return line and column, for example {@code 1:10}
	 */
	public String position(String text) {
		return ErrorText.position(text, this.start);
	}

}
