package io.monitoring.promql.parser;

import java.util.ArrayList;
import java.util.List;

/**
 * Label names in parentheses, as after {@code by} and {@code on}.
 */
final class LabelListParser {

	static final String QUOTING = "Names with characters other than letters, digits and '_' need quotes.";

	private final TokenStream tokens;

	LabelListParser(TokenStream tokens) {
		this.tokens = tokens;
	}

	List<String> parse(Token keyword) {
		Token opening = this.tokens.expect(TokenType.LEFT_PAREN, "after '" + keyword.text() + "'",
				"Put label names in parentheses, for example " + keyword.text() + " (job).");
		List<String> labels = new ArrayList<>();
		while (!this.tokens.at(TokenType.RIGHT_PAREN)) {
			labels.add(label());
			if (!this.tokens.accept(TokenType.COMMA)) {
				break;
			}
		}
		this.tokens.expectClosing(TokenType.RIGHT_PAREN, opening, "','");
		return labels;
	}

	private String label() {
		Token token = this.tokens.current();
		boolean quoted = token.is(TokenType.STRING) && !token.text().isEmpty();
		if (!quoted && !(Keywords.canNameLabel(token.type()) && token.text().indexOf(':') < 0)) {
			throw this.tokens.unexpected("a label name",
					token.is(TokenType.WITHOUT) ? "Put the word in quotes to name a label with it." : QUOTING);
		}
		return this.tokens.next().text();
	}

}
