package io.monitoring.promql.parser;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import com.google.re2j.PatternSyntaxException;
import io.monitoring.series.LabelMatcher;
import io.monitoring.series.Labels;
import org.jspecify.annotations.Nullable;

/**
 * Selectors: a metric name, conditions in braces, or both.
 */
final class SelectorParser {

	/**
	 * The name first, then as the printer sorts, so that selectors with the same
	 * conditions are equal.
	 */
	static final Comparator<LabelMatcher> ORDER = Comparator.comparing((LabelMatcher matcher) -> !isName(matcher))
		.thenComparing(LabelMatcher::name)
		.thenComparing((matcher) -> matcher.type().sign())
		.thenComparing(LabelMatcher::value);

	private static final String OPERATORS = "one of = != =~ !~";

	private static final String EXAMPLE = "Conditions look like {job=\"api\", status!~\"2..\"}.";

	private final TokenStream tokens;

	SelectorParser(TokenStream tokens) {
		this.tokens = tokens;
	}

	/**
	 * Parse a selector.
	 * @param name the metric name, already taken, or {@code null}
	 */
	Expr.VectorSelector parse(@Nullable Token name) {
		int start = ((name != null) ? name : this.tokens.current()).source().start();
		List<LabelMatcher> matchers = new ArrayList<>();
		if (name != null) {
			matchers.add(LabelMatcher.equal(Labels.METRIC_NAME, name.text()));
		}
		if (this.tokens.at(TokenType.LEFT_BRACE)) {
			braces(matchers, name);
		}
		SourceRange source = this.tokens.from(start);
		if (matchers.stream().allMatch((matcher) -> matcher.matches(""))) {
			throw this.tokens.error("selector would match every series", source,
					"Name a metric, or add a condition that an empty label does not fulfil.");
		}
		if (matchers.size() > 1) {
			matchers.sort(ORDER);
		}
		return new Expr.VectorSelector(matchers, TimeModifier.NONE, source);
	}

	private void braces(List<LabelMatcher> matchers, @Nullable Token name) {
		Token opening = this.tokens.next();
		while (!this.tokens.at(TokenType.RIGHT_BRACE)) {
			Token item = this.tokens.current();
			LabelMatcher matcher = item();
			if (name != null && matcher.name().equals(Labels.METRIC_NAME)) {
				throw secondName(item);
			}
			if (isName(matcher) && matchers.stream().anyMatch(SelectorParser::isName)) {
				throw secondName(item);
			}
			matchers.add(matcher);
			if (!this.tokens.accept(TokenType.COMMA)) {
				break;
			}
		}
		this.tokens.expectClosing(TokenType.RIGHT_BRACE, opening, "','");
	}

	private ParseException secondName(Token item) {
		return this.tokens.error("metric name is given twice", item.source(),
				"Keep the name before the braces, or the one inside them.");
	}

	private LabelMatcher item() {
		Token label = this.tokens.current();
		if (!label.is(TokenType.WORD) && !label.is(TokenType.STRING)) {
			throw this.tokens.unexpected("a label name", EXAMPLE);
		}
		this.tokens.next();
		if (label.text().isEmpty()) {
			throw this.tokens.error("a name must not be empty", label.source(), null);
		}
		boolean ends = this.tokens.at(TokenType.COMMA) || this.tokens.at(TokenType.RIGHT_BRACE);
		if (label.is(TokenType.STRING) && ends) {
			return LabelMatcher.equal(Labels.METRIC_NAME, label.text());
		}
		LabelMatcher.Type type = type();
		if (!this.tokens.at(TokenType.STRING)) {
			throw this.tokens.unexpected("a value in quotes",
					"Values of labels are texts, even numbers: {le=\"0.5\"}.");
		}
		return matcher(label.text(), type, this.tokens.next());
	}

	private LabelMatcher.Type type() {
		LabelMatcher.Type type = switch (this.tokens.current().type()) {
			case ASSIGN -> LabelMatcher.Type.EQUAL;
			case NOT_EQUAL -> LabelMatcher.Type.NOT_EQUAL;
			case MATCH -> LabelMatcher.Type.REGEX;
			case NOT_MATCH -> LabelMatcher.Type.NOT_REGEX;
			case EQUAL -> throw this.tokens.unexpected(OPERATORS, "Write a single '=' inside braces.");
			case COLON -> throw this.tokens.unexpected(OPERATORS, LabelListParser.QUOTING);
			default -> throw this.tokens.unexpected(OPERATORS, EXAMPLE);
		};
		this.tokens.next();
		return type;
	}

	private LabelMatcher matcher(String label, LabelMatcher.Type type, Token value) {
		try {
			return new LabelMatcher(label, type, value.text());
		}
		catch (PatternSyntaxException ex) {
			throw this.tokens.error("invalid regular expression: " + ex.getDescription(), value.source(),
					"Regular expressions are RE2, without look-around and back-references.");
		}
	}

	static boolean isName(LabelMatcher matcher) {
		return matcher.type() == LabelMatcher.Type.EQUAL && matcher.name().equals(Labels.METRIC_NAME);
	}

}
