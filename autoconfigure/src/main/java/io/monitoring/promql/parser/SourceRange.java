package io.monitoring.promql.parser;

/**
 * The place of a node in the text of an expression, as offsets of characters.
 *
 * @param start offset of the first character
 * @param end offset after the last character
 */
public record SourceRange(int start, int end) {

}
