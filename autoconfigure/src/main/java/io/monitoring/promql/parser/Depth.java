package io.monitoring.promql.parser;

/**
 * Keeps the recursion of the parser and the height of the tree below a limit, so that
 * neither the parser nor whoever visits the tree later can run out of stack.
 */
final class Depth {

	private final ParserLimits limits;

	private final TokenStream tokens;

	private int level;

	private int height;

	Depth(ParserLimits limits, TokenStream tokens) {
		this.limits = limits;
		this.tokens = tokens;
	}

	void enter() {
		if (++this.level > this.limits.maxDepth()) {
			throw tooDeep(this.tokens.current().source());
		}
	}

	void leave() {
		this.level--;
	}

	/**
	 * Return the height of the expression that was completed last.
	 */
	int height() {
		return this.height;
	}

	void leaf() {
		this.height = 1;
	}

	/**
	 * Note that a node was put over expressions.
	 * @param highest height of the highest of them
	 * @param place where an error points to
	 */
	void above(int highest, SourceRange place) {
		this.height = highest + 1;
		if (this.height > this.limits.maxDepth()) {
			throw tooDeep(place);
		}
	}

	private ParseException tooDeep(SourceRange place) {
		return this.tokens.error("expression is nested deeper than " + this.limits.maxDepth() + " levels", place,
				this.limits.hint("max-depth"));
	}

}
