package io.monitoring.promql.parser;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Operands: literals, parentheses, calls, aggregations and selectors.
 */
final class OperandParser {

	private final TokenStream tokens;

	private final TypeChecker types;

	private final Depth depth;

	private final ExprParser expressions;

	private final SelectorParser selectors;

	private final LabelListParser labelLists;

	private final FunctionLookup functions;

	OperandParser(ParserContext context, ExprParser expressions) {
		this.tokens = context.tokens();
		this.types = context.types();
		this.depth = context.depth();
		this.expressions = expressions;
		this.selectors = new SelectorParser(context.tokens());
		this.labelLists = new LabelListParser(context.tokens());
		this.functions = new FunctionLookup(context.functions(), context.tokens());
	}

	Expr parse() {
		this.depth.leaf();
		Token token = this.tokens.current();
		return switch (token.type()) {
			case NUMBER -> new Expr.NumberLiteral(this.tokens.next().number(), token.source());
			case STRING -> new Expr.StringLiteral(this.tokens.next().text(), token.source());
			case LEFT_PAREN -> parentheses();
			case LEFT_BRACE -> this.selectors.parse(null);
			case AGGREGATION -> aggregationOrMetric();
			default -> callOrMetric();
		};
	}

	private Expr parentheses() {
		Token opening = this.tokens.next();
		Expr expr = this.expressions.parse();
		this.tokens.expectClosing(TokenType.RIGHT_PAREN, opening, "an operator");
		this.depth.above(this.depth.height(), opening.source());
		return new Expr.Paren(expr, this.tokens.from(opening.source().start()));
	}

	private Expr callOrMetric() {
		Token name = this.tokens.current();
		if (!Keywords.canNameMetric(name)) {
			throw this.tokens.unexpected("an expression",
					name.isWord()
							? "'" + name.text() + "' is a word of PromQL; a metric of that name needs quotes in braces."
							: null);
		}
		this.tokens.next();
		if (!name.is(TokenType.WORD) || !this.tokens.at(TokenType.LEFT_PAREN)) {
			return this.selectors.parse(name);
		}
		FunctionSignature function = this.functions.find(name);
		List<Expr> arguments = arguments();
		SourceRange source = this.tokens.from(name.source().start());
		this.types.requireArguments(function, name, arguments);
		return new Expr.Call(function, arguments, source);
	}

	private Expr aggregationOrMetric() {
		Token name = this.tokens.next();
		AggregateOperator operator = Keywords.aggregation(name.text());
		Grouping before = grouping();
		if (operator == null || (before == null && !this.tokens.at(TokenType.LEFT_PAREN))) {
			return this.selectors.parse(name);
		}
		if (!this.tokens.at(TokenType.LEFT_PAREN)) {
			throw this.tokens.unexpected("'(' after the grouping of '" + name.text() + "'",
					"Put what is aggregated in parentheses, for example sum by (job) (up).");
		}
		List<Expr> arguments = arguments();
		Grouping after = (before == null) ? grouping() : null;
		if (before != null && (this.tokens.at(TokenType.BY) || this.tokens.at(TokenType.WITHOUT))) {
			throw this.tokens.error("'" + name.text() + "' already has a grouping", this.tokens.current().source(),
					null);
		}
		this.types.requireArguments(operator, name, arguments);
		Grouping grouping = (before != null) ? before : (after != null) ? after : Grouping.NONE;
		Expr parameter = operator.hasParameter() ? arguments.get(0) : null;
		return new Expr.Aggregate(operator, arguments.get(arguments.size() - 1), parameter, grouping.labels(),
				grouping.without(), this.tokens.from(name.source().start()));
	}

	private @Nullable Grouping grouping() {
		if (!this.tokens.at(TokenType.BY) && !this.tokens.at(TokenType.WITHOUT)) {
			return null;
		}
		Token keyword = this.tokens.next();
		return new Grouping(this.labelLists.parse(keyword), keyword.is(TokenType.WITHOUT));
	}

	private List<Expr> arguments() {
		Token opening = this.tokens.next();
		List<Expr> arguments = new ArrayList<>(2);
		int height = 0;
		if (!this.tokens.at(TokenType.RIGHT_PAREN)) {
			do {
				if (this.tokens.at(TokenType.RIGHT_PAREN)) {
					throw this.tokens.unexpected("an argument", "Take away the comma before ')'.");
				}
				arguments.add(this.expressions.parse());
				height = Math.max(height, this.depth.height());
			}
			while (this.tokens.accept(TokenType.COMMA));
		}
		this.tokens.expectClosing(TokenType.RIGHT_PAREN, opening, "','");
		this.depth.above(height, opening.source());
		return arguments;
	}

	private record Grouping(List<String> labels, boolean without) {

		static final Grouping NONE = new Grouping(List.of(), false);

	}

}
