package io.monitoring.promql.parser;

/**
 * Reads PromQL: text to a tree that is checked for types and limits.
 */
public final class Parser {

	private Parser() {
	}

	/**
	 * Parse an expression with the usual limits.
	 * @param text the expression
	 * @param functions the functions that exist
	 * @return the tree
	 * @throws ParseException if the text is not PromQL or not in the supported scope
	 */
	public static Expr parse(String text, FunctionCatalog functions) {
		return parse(text, functions, ParserLimits.DEFAULT);
	}

	/**
	 * Parse an expression.
	 * @param text the expression
	 * @param functions the functions that exist
	 * @param limits how large it may be
	 * @return the tree
	 * @throws ParseException if the text is not PromQL, not in the supported scope or
	 * beyond a limit
	 */
	public static Expr parse(String text, FunctionCatalog functions, ParserLimits limits) {
		if (text.length() > limits.maxLength()) {
			throw new ParseException(
					"expression has " + text.length() + " characters, at most " + limits.maxLength() + " are allowed",
					text, new SourceRange(0, 0), limits.hint("max-length"));
		}
		TokenStream tokens = new TokenStream(text);
		if (tokens.at(TokenType.END_OF_TEXT)) {
			throw tokens.error("expression is empty", new SourceRange(0, 0), null);
		}
		Expr expr = new ExprParser(new ParserContext(tokens, functions, limits)).parse();
		if (!tokens.at(TokenType.END_OF_TEXT)) {
			throw tokens.unexpected("an operator or the end", hintForRest(tokens.current()));
		}
		return expr;
	}

	private static String hintForRest(Token rest) {
		return switch (rest.type()) {
			case RIGHT_PAREN -> "There is no '(' that belongs to this ')'.";
			case ASSIGN -> "Write '==' to compare.";
			case MATCH, NOT_MATCH -> "Match labels inside braces, for example up{job=~\"api.*\"}.";
			case LEFT_BRACE -> "Only a metric name can stand before braces; filter inside the call.";
			case BY, WITHOUT -> "A grouping belongs to an aggregation, for example sum by (job) (...).";
			default -> "Put an operator such as '+', '>' or 'and' between two expressions.";
		};
	}

}
