package io.monitoring.rule.template;

import java.util.ArrayList;
import java.util.List;

import io.monitoring.promql.parser.ParseException;
import io.monitoring.promql.parser.SourceRange;
import io.monitoring.rule.template.TemplateScope.Known;
import io.monitoring.rule.template.TemplateToken.Kind;
import io.monitoring.series.NumberText;
import org.jspecify.annotations.Nullable;

/**
 * Reads a value: one word, or functions one after another through pipes.
 */
final class TermParser {

	private static final int MAX_DEPTH = 32;

	private static final int MAX_PIPES = 32;

	private static final int MAX_FIELDS = 32;

	private static final String VARIABLES = "Known are $labels, $value, $externalLabels, $externalURL and .Labels,"
			+ " .Value, .ExternalLabels, .ExternalURL.";

	private final String text;

	private final TemplateWords words;

	private final TemplateScope scope;

	/** What is known of the operand that was read last. */
	private Known known = Known.ANYTHING;

	private int depth;

	TermParser(String text, TemplateWords words, TemplateScope scope) {
		this.text = text;
		this.words = words;
		this.scope = scope;
	}

	TemplateTerm pipeline() {
		TemplateTerm term = command(null);
		for (int pipes = 1; this.words.peek().is(Kind.PIPE); pipes++) {
			if (pipes > MAX_PIPES) {
				throw error("more than " + MAX_PIPES + " pipes in a row", this.words.peek(), null);
			}
			this.words.next();
			term = command(term);
		}
		return term;
	}

	private TemplateTerm command(@Nullable TemplateTerm piped) {
		TemplateToken first = this.words.peek();
		if (first.is(Kind.NAME) && !isConstant(first) && !this.words.peek(1).isFieldAfter(first)) {
			this.words.next();
			return call(first, piped);
		}
		if (piped != null) {
			throw error("expected a function after '|'", first, null);
		}
		TemplateTerm term = operand();
		if (!startsOperand(this.words.peek())) {
			return term;
		}
		if (term instanceof TemplateTerm.Field method && this.known == Known.ANYTHING) {
			return new TemplateTerm.Field(method.receiver(), method.name(), arguments());
		}
		throw error("'" + source(first) + "' is not a function and takes no arguments", first, null);
	}

	private List<TemplateTerm> arguments() {
		List<TemplateTerm> arguments = new ArrayList<>();
		while (startsOperand(this.words.peek())) {
			arguments.add(operand());
		}
		return arguments;
	}

	private TemplateTerm call(TemplateToken name, @Nullable TemplateTerm piped) {
		List<TemplateTerm> arguments = arguments();
		if (piped != null) {
			arguments.add(piped);
		}
		if (name.text().equals("printf") && !arguments.isEmpty()
				&& arguments.get(0) instanceof TemplateTerm.Literal literal) {
			return printf(name, literal, arguments.subList(1, arguments.size()));
		}
		return function(name, arguments);
	}

	private TemplateTerm function(TemplateToken name, List<TemplateTerm> arguments) {
		if (name.text().equals("and") || name.text().equals("or")) {
			if (arguments.isEmpty()) {
				throw error("function '" + name.text() + "' needs an argument", name, null);
			}
			return new TemplateTerm.Choice(name.text().equals("or"), arguments);
		}
		TemplateFunctions.Signature signature = TemplateFunctions.find(name.text());
		if (signature == null) {
			throw error("function '" + name.text() + "' is not supported", name,
					"Supported are " + TemplateFunctions.names() + ".");
		}
		if (!signature.takes(arguments.size())) {
			throw error("function '" + name.text() + "' takes " + signature.expected() + " but has " + arguments.size(),
					name, name.text().equals("printf") ? "For example printf \"%.2f\" $value." : null);
		}
		return new TemplateTerm.Call(name.text(), signature.function(), arguments);
	}

	private TemplateTerm printf(TemplateToken name, TemplateTerm.Literal format, List<TemplateTerm> values) {
		if (!(format.value() instanceof String pattern)) {
			throw error("'printf' needs a format as its first argument", name, "For example printf \"%.2f\" $value.");
		}
		try {
			return new TemplateTerm.Call(name.text(), PrintfFormat.checked(pattern, values.size()), values);
		}
		catch (IllegalArgumentException ex) {
			throw error(String.valueOf(ex.getMessage()), name, null);
		}
	}

	private TemplateTerm operand() {
		TemplateToken token = this.words.next();
		this.known = Known.ANYTHING;
		return switch (token.kind()) {
			case STRING -> new TemplateTerm.Literal(token.text(), token.start() + 1);
			case NUMBER -> new TemplateTerm.Literal(number(token), token.start());
			case VARIABLE -> variable(token);
			case FIELD -> dot(token);
			case OPEN -> fields(token, parentheses(token), Known.ANYTHING);
			case NAME -> isConstant(token) ? new TemplateTerm.Literal(token.text().equals("true"), token.start())
					: fields(token, function(token, List.of()), Known.ANYTHING);
			default -> throw error("expected a value", token, "For example $value or $labels.job.");
		};
	}

	private TemplateTerm variable(TemplateToken token) {
		TemplateScope.Entry entry = this.scope.find(token.text());
		if (entry == null) {
			throw error("undefined variable '$" + token.text() + "'", token, VARIABLES);
		}
		return fields(token, new TemplateTerm.Variable(entry.slot()), entry.known());
	}

	private TemplateTerm dot(TemplateToken token) {
		TemplateTerm dot = new TemplateTerm.Dot();
		if (token.text().isEmpty()) {
			this.known = this.scope.dot();
			return dot;
		}
		Known field = field(token, this.scope.dot(), token.text());
		return fields(token, new TemplateTerm.Field(dot, token.text(), List.of()), field);
	}

	/** Reads the fields that follow without a blank. */
	private TemplateTerm fields(TemplateToken start, TemplateTerm receiver, Known receiverKnown) {
		TemplateTerm term = receiver;
		Known present = receiverKnown;
		int count = 0;
		while (this.words.peek().isFieldAfter(this.words.previous())) {
			if (++count > MAX_FIELDS) {
				throw error("more than " + MAX_FIELDS + " fields in a row", start, null);
			}
			String name = this.words.next().text();
			present = field(start, present, name);
			term = new TemplateTerm.Field(term, name, List.of());
		}
		this.known = present;
		return term;
	}

	private Known field(TemplateToken start, Known receiver, String name) {
		try {
			return receiver.field(name);
		}
		catch (IllegalArgumentException ex) {
			throw error(String.valueOf(ex.getMessage()), start, VARIABLES);
		}
	}

	private TemplateTerm parentheses(TemplateToken open) {
		if (++this.depth > MAX_DEPTH) {
			throw error("parentheses are nested too deep", open, null);
		}
		TemplateTerm term = pipeline();
		if (!this.words.peek().is(Kind.CLOSE)) {
			throw error("parenthesis is not closed", open, null);
		}
		this.words.next();
		this.depth--;
		return term;
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

	private static boolean isConstant(TemplateToken name) {
		return name.text().equals("true") || name.text().equals("false");
	}

	private static boolean startsOperand(TemplateToken token) {
		return switch (token.kind()) {
			case STRING, NUMBER, VARIABLE, FIELD, OPEN, NAME -> true;
			default -> false;
		};
	}

	private String source(TemplateToken token) {
		return this.text.substring(token.start(), token.end());
	}

	private ParseException error(String problem, TemplateToken token, @Nullable String hint) {
		return new ParseException(problem, this.text, new SourceRange(token.start(), token.end()), hint);
	}

}
