package io.monitoring.promql.parser;

/**
 * Operators by precedence climbing; everything between them is left to the other parts.
 */
final class ExprParser {

	/** A sign binds like a product: {@code -a ^ b} is {@code -(a ^ b)}. */
	private static final int AFTER_SIGN = BinaryOperator.POWER.precedence();

	private final TokenStream tokens;

	private final TypeChecker types;

	private final Depth depth;

	private final OperandParser operands;

	private final PostfixParser postfixes;

	private final MatchingParser matchings;

	ExprParser(ParserContext context) {
		this.tokens = context.tokens();
		this.types = context.types();
		this.depth = context.depth();
		this.operands = new OperandParser(context, this);
		this.postfixes = new PostfixParser(context);
		this.matchings = new MatchingParser(context.tokens());
	}

	Expr parse() {
		return parse(0);
	}

	private Expr parse(int minPrecedence) {
		this.depth.enter();
		Expr left = signed();
		BinaryOperator operator = this.tokens.current().type().operator();
		while (operator != null && operator.precedence() >= minPrecedence) {
			left = binary(left, operator);
			operator = this.tokens.current().type().operator();
		}
		this.depth.leave();
		return left;
	}

	private Expr binary(Expr left, BinaryOperator operator) {
		int leftHeight = this.depth.height();
		Token sign = this.tokens.next();
		MatchingParser.Clause clause = this.matchings.parse();
		boolean rightToLeft = operator == BinaryOperator.POWER;
		Expr right = parse(rightToLeft ? operator.precedence() : operator.precedence() + 1);
		this.depth.above(Math.max(leftHeight, this.depth.height()), sign.source());
		VectorMatching matching = this.types.matching(operator, sign, clause, left, right);
		SourceRange source = new SourceRange(left.source().start(), right.source().end());
		return new Expr.Binary(operator, left, right, clause.bool() != null, matching, source);
	}

	private Expr signed() {
		if (!this.tokens.at(TokenType.SUBTRACT) && !this.tokens.at(TokenType.ADD)) {
			return this.postfixes.parse(this.operands.parse());
		}
		Token sign = this.tokens.next();
		boolean negative = sign.is(TokenType.SUBTRACT);
		Expr operand = parse(AFTER_SIGN);
		SourceRange source = new SourceRange(sign.source().start(), operand.source().end());
		if (operand instanceof Expr.NumberLiteral number) {
			return new Expr.NumberLiteral(negative ? -number.value() : number.value(), source);
		}
		this.types.requireVectorOrScalar(operand, "after '" + sign.text() + "'");
		this.depth.above(this.depth.height(), sign.source());
		return new Expr.Unary(negative, operand, source);
	}

}
