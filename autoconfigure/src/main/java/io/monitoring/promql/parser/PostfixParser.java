package io.monitoring.promql.parser;

import java.util.Locale;

/**
 * What stands behind a selector or subquery: a range, {@code offset} and {@code @}.
 */
final class PostfixParser {

	private final TokenStream tokens;

	private final TypeChecker types;

	private final Depth depth;

	private final TimeReader times;

	PostfixParser(ParserContext context) {
		this.tokens = context.tokens();
		this.types = context.types();
		this.depth = context.depth();
		this.times = new TimeReader(context.tokens());
	}

	Expr parse(Expr operand) {
		Expr expr = operand;
		boolean offset = false;
		boolean at = false;
		while (true) {
			Token token = this.tokens.current();
			if (token.is(TokenType.LEFT_BRACKET)) {
				expr = range(expr, offset || at);
				offset = expr instanceof Expr.MatrixSelector && offset;
				at = expr instanceof Expr.MatrixSelector && at;
			}
			else if (token.is(TokenType.OFFSET)) {
				expr = offset(expr, offset);
				offset = true;
			}
			else if (token.is(TokenType.AT)) {
				expr = at(expr, at);
				at = true;
			}
			else {
				refuseExtendedRange(token);
				return expr;
			}
		}
	}

	private void refuseExtendedRange(Token token) {
		if (token.is(TokenType.WORD)) {
			String word = token.text().toLowerCase(Locale.ROOT);
			if (word.equals("anchored") || word.equals("smoothed")) {
				throw OutOfScope.error(this.tokens, token.source(), "'" + word + "'");
			}
		}
	}

	private Expr range(Expr expr, boolean modified) {
		Token opening = this.tokens.next();
		long range = this.times.positiveDuration("range");
		if (this.tokens.accept(TokenType.COLON)) {
			return subquery(expr, opening, range);
		}
		this.tokens.expectClosing(TokenType.RIGHT_BRACKET, opening, "':'");
		SourceRange source = this.tokens.from(opening.source().start());
		if (!(expr instanceof Expr.VectorSelector selector)) {
			throw this.tokens.error("a range can follow only a selector", source,
					"Add a ':' to make it a subquery, for example [5m:].");
		}
		if (modified) {
			throw this.tokens.error("a range must stand before 'offset' and '@'", source,
					"Write the range directly after the selector, for example up[5m] offset 1h.");
		}
		this.depth.above(1, source);
		return new Expr.MatrixSelector(selector, range, this.tokens.from(expr.source().start()));
	}

	private Expr subquery(Expr expr, Token opening, long range) {
		Long step = this.tokens.at(TokenType.RIGHT_BRACKET) ? null : this.times.positiveDuration("step");
		this.tokens.expectClosing(TokenType.RIGHT_BRACKET, opening, null);
		this.types.requireInstantVector(expr, "before the range of a subquery");
		this.depth.above(this.depth.height(), opening.source());
		return new Expr.Subquery(expr, range, step, TimeModifier.NONE, this.tokens.from(expr.source().start()));
	}

	private Expr offset(Expr expr, boolean again) {
		Token word = this.tokens.next();
		TimeModifier modifier = requireModifiable(expr, word, again);
		return with(expr, new TimeModifier(this.times.offset(), modifier.at(), modifier.anchor()));
	}

	private Expr at(Expr expr, boolean again) {
		Token sign = this.tokens.next();
		TimeModifier modifier = requireModifiable(expr, sign, again);
		TimeModifier.Anchor anchor = this.times.anchor();
		Long time = (anchor == null) ? this.times.time() : null;
		return with(expr, new TimeModifier(modifier.offset(), time, anchor));
	}

	private TimeModifier requireModifiable(Expr expr, Token word, boolean again) {
		String shown = "'" + word.text().toLowerCase(Locale.ROOT) + "'";
		if (again) {
			throw this.tokens.error(shown + " must not be given twice", word.source(), null);
		}
		if (expr instanceof Expr.VectorSelector selector) {
			return selector.modifier();
		}
		if (expr instanceof Expr.MatrixSelector matrix) {
			return matrix.selector().modifier();
		}
		if (expr instanceof Expr.Subquery subquery) {
			return subquery.modifier();
		}
		throw this.tokens.error(shown + " must follow a selector or a subquery directly", word.source(),
				"Move it behind the selector it belongs to, for example rate(up[5m] offset 1h).");
	}

	private Expr with(Expr expr, TimeModifier modifier) {
		SourceRange source = this.tokens.from(expr.source().start());
		if (expr instanceof Expr.VectorSelector selector) {
			return new Expr.VectorSelector(selector.matchers(), modifier, source);
		}
		if (expr instanceof Expr.MatrixSelector matrix) {
			Expr.VectorSelector selector = matrix.selector();
			return new Expr.MatrixSelector(new Expr.VectorSelector(selector.matchers(), modifier, selector.source()),
					matrix.range(), source);
		}
		Expr.Subquery subquery = (Expr.Subquery) expr;
		return new Expr.Subquery(subquery.expr(), subquery.range(), subquery.step(), modifier, source);
	}

}
