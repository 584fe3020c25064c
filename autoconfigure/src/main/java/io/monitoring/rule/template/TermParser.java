package io.monitoring.rule.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.monitoring.promql.parser.ParseException;
import io.monitoring.promql.parser.SourceRange;
import io.monitoring.rule.template.TemplateToken.Kind;
import io.monitoring.series.NumberText;
import org.jspecify.annotations.Nullable;

/**
 * Reads what an action shows: a value, or functions one after another through pipes.
 */
final class TermParser {

	private static final Set<String> KEYWORDS = Set.of("if", "else", "end", "range", "with", "define", "template",
			"block", "break", "continue");

	private static final int MAX_DEPTH = 32;

	private static final int MAX_PIPES = 32;

	private final String text;

	private final List<TemplateToken> tokens;

	private int index;

	private int depth;

	TermParser(String text, List<TemplateToken> tokens) {
		this.text = text;
		this.tokens = tokens;
	}

	TemplateTerm parse() {
		TemplateToken first = peek();
		if (first.is(Kind.NAME) && KEYWORDS.contains(first.text())) {
			throw error("action '" + first.text() + "' is not supported", first,
					"Use text, values and functions only.");
		}
		TemplateTerm term = pipeline();
		TemplateToken last = peek();
		if (last.is(Kind.ASSIGN)) {
			throw error("variables cannot be set", last, "Use the value itself.");
		}
		if (!last.is(Kind.END)) {
			throw error("unexpected '" + source(last) + "'", last, null);
		}
		return term;
	}

	private TemplateTerm pipeline() {
		TemplateTerm term = command(null);
		for (int pipes = 1; peek().is(Kind.PIPE); pipes++) {
			if (pipes > MAX_PIPES) {
				throw error("more than " + MAX_PIPES + " pipes in a row", peek(), null);
			}
			this.index++;
			term = command(term);
		}
		return term;
	}

	private TemplateTerm command(@Nullable TemplateTerm piped) {
		TemplateToken first = peek();
		if (first.is(Kind.NAME)) {
			this.index++;
			return call(first, piped);
		}
		if (piped != null) {
			throw error("expected a function after '|'", first, null);
		}
		TemplateTerm term = operand();
		if (startsOperand(peek())) {
			throw error("'" + source(first) + "' is not a function and takes no arguments", first, null);
		}
		return term;
	}

	private TemplateTerm call(TemplateToken name, @Nullable TemplateTerm piped) {
		List<TemplateTerm> arguments = new ArrayList<>();
		while (startsOperand(peek())) {
			arguments.add(operand());
		}
		if (piped != null) {
			arguments.add(piped);
		}
		if (name.text().equals("printf")) {
			return printf(name, arguments);
		}
		TemplateFunction function = TemplateFunctions.find(name.text());
		if (function == null) {
			throw error("function '" + name.text() + "' is not supported", name,
					"Supported are humanize, humanize1024, humanizePercentage, humanizeDuration, humanizeTimestamp"
							+ " and printf.");
		}
		if (arguments.size() != 1) {
			throw error("function '" + name.text() + "' takes one argument but has " + arguments.size(), name, null);
		}
		return new TemplateTerm.Call(function, arguments);
	}

	private TemplateTerm printf(TemplateToken name, List<TemplateTerm> arguments) {
		if (arguments.isEmpty() || !(arguments.get(0) instanceof TemplateTerm.Literal literal)
				|| !(literal.value() instanceof String format)) {
			throw error("'printf' needs a format as its first argument", name, "For example printf \"%.2f\" $value.");
		}
		try {
			List<TemplateTerm> values = arguments.subList(1, arguments.size());
			return new TemplateTerm.Call(PrintfFormat.parse(format, values.size()), values);
		}
		catch (IllegalArgumentException ex) {
			throw error(String.valueOf(ex.getMessage()), name, null);
		}
	}

	private TemplateTerm operand() {
		TemplateToken token = peek();
		this.index++;
		return switch (token.kind()) {
			case STRING -> new TemplateTerm.Literal(token.text());
			case NUMBER -> new TemplateTerm.Literal(number(token));
			case VARIABLE -> new TemplatePath(this.text, token).resolve(fields(token));
			case FIELD -> {
				this.index--;
				yield new TemplatePath(this.text, token).resolve(fields(null));
			}
			case OPEN -> parentheses(token);
			default -> throw error("expected a value", token, "For example $value or $labels.job.");
		};
	}

	private TemplateTerm parentheses(TemplateToken open) {
		if (++this.depth > MAX_DEPTH) {
			throw error("parentheses are nested too deep", open, null);
		}
		TemplateTerm term = pipeline();
		if (!peek().is(Kind.CLOSE)) {
			throw error("parenthesis is not closed", open, null);
		}
		this.index++;
		this.depth--;
		return term;
	}

	private List<String> fields(@Nullable TemplateToken variable) {
		List<String> fields = new ArrayList<>();
		TemplateToken previous = variable;
		while (peek().is(Kind.FIELD) && (previous == null || peek().adjoins(previous))) {
			previous = peek();
			fields.add(previous.text());
			this.index++;
		}
		return fields;
	}

	private Object number(TemplateToken token) {
		try {
			if (token.text().matches("[+-]?(0|[1-9][0-9]*)")) {
				return Long.valueOf(token.text());
			}
			if (!token.text().matches("[+-]?0[0-9_]+")) {
				return NumberText.parse(token.text());
			}
		}
		catch (NumberFormatException ex) {
			// Reported below, together with numbers that only Go reads.
		}
		throw error("'" + token.text() + "' is not a decimal number", token, null);
	}

	private static boolean startsOperand(TemplateToken token) {
		return switch (token.kind()) {
			case STRING, NUMBER, VARIABLE, FIELD, OPEN, NAME -> true;
			default -> false;
		};
	}

	private TemplateToken peek() {
		return this.tokens.get(Math.min(this.index, this.tokens.size() - 1));
	}

	private String source(TemplateToken token) {
		return this.text.substring(token.start(), token.end());
	}

	private ParseException error(String problem, TemplateToken token, @Nullable String hint) {
		return new ParseException(problem, this.text, new SourceRange(token.start(), token.end()), hint);
	}

}
