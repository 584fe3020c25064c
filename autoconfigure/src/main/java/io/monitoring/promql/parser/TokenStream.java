package io.monitoring.promql.parser;

import org.jspecify.annotations.Nullable;

/**
 * The tokens of an expression with one of them in view.
 */
final class TokenStream {

	private final Lexer lexer;

	private Token current;

	private int previousEnd;

	TokenStream(String text) {
		this.lexer = new Lexer(text);
		this.current = this.lexer.next();
	}

	Token current() {
		return this.current;
	}

	boolean at(TokenType type) {
		return this.current.is(type);
	}

	Token next() {
		Token token = this.current;
		this.previousEnd = token.source().end();
		this.current = this.lexer.next();
		return token;
	}

	boolean accept(TokenType type) {
		if (!at(type)) {
			return false;
		}
		next();
		return true;
	}

	Token expect(TokenType type, String place, @Nullable String hint) {
		if (!at(type)) {
			throw unexpected(type + " " + place, hint);
		}
		return next();
	}

	/**
	 * Take the bracket that closes another one.
	 * @param other what else could have come instead, such as {@code "','"}
	 */
	void expectClosing(TokenType type, Token opening, @Nullable String other) {
		if (!at(type)) {
			boolean forgotten = at(TokenType.END_OF_TEXT) || at(TokenType.RIGHT_PAREN) || at(TokenType.RIGHT_BRACE)
					|| at(TokenType.RIGHT_BRACKET);
			String position = ErrorText.position(this.lexer.text(), opening.source().start());
			throw unexpected((other != null) ? other + " or " + type : type.toString(),
					forgotten ? "Close the '" + opening.text() + "' opened at " + position + "." : null);
		}
		next();
	}

	/**
	 * Return the place from an offset to the end of the last token taken.
	 */
	SourceRange from(int start) {
		return new SourceRange(start, this.previousEnd);
	}

	ParseException unexpected(String expected, @Nullable String hint) {
		String found = at(TokenType.END_OF_TEXT) ? "but the expression ends here" : "but found " + found(this.current);
		return error("expected " + expected + ", " + found, this.current.source(), hint);
	}

	private static String found(Token token) {
		if (token.is(TokenType.STRING)) {
			return "a text in quotes";
		}
		return "'" + token.text() + "'";
	}

	ParseException error(String problem, SourceRange source, @Nullable String hint) {
		return new ParseException(problem, this.lexer.text(), source, hint);
	}

}
