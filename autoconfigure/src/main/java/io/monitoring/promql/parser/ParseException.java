package io.monitoring.promql.parser;

import org.jspecify.annotations.Nullable;

/**
 * An expression that is not PromQL, or not in the supported scope: what is wrong, where,
 * and what to do.
 */
public final class ParseException extends RuntimeException {

	private final String problem;

	private final String text;

	private final SourceRange source;

	private final @Nullable String hint;

	/**
	 * Create the exception.
	 * @param problem what is wrong, in one line
	 * @param text the whole expression
	 * @param source the place
	 * @param hint what to do, or {@code null}
	 */
	public ParseException(String problem, String text, SourceRange source, @Nullable String hint) {
		super(ErrorText.position(text, source.start()) + ": " + problem);
		this.problem = problem;
		this.text = text;
		this.source = source;
		this.hint = hint;
	}

	public String problem() {
		return this.problem;
	}

	public SourceRange source() {
		return this.source;
	}

	/**
	 * Return what the author of the expression can do about it.
	 * @return a sentence, or {@code null} if there is nothing to suggest
	 */
	public @Nullable String hint() {
		return this.hint;
	}

	/**
	 * Return the message with the line of the expression and a caret below the place.
	 * @return several lines of text
	 */
	public String render() {
		return getMessage() + "\n" + ErrorText.caret(this.text, this.source);
	}

}
