package io.monitoring.promql.parser;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What may stand between a binary operator and its right side: {@code bool}, {@code on},
 * {@code ignoring}, {@code group_left} and {@code group_right}.
 */
final class MatchingParser {

	private static final Clause NOTHING = new Clause(null, null, List.of(), null, List.of());

	private final TokenStream tokens;

	private final LabelListParser labelLists;

	MatchingParser(TokenStream tokens) {
		this.tokens = tokens;
		this.labelLists = new LabelListParser(tokens);
	}

	Clause parse() {
		Token bool = this.tokens.at(TokenType.BOOL) ? this.tokens.next() : null;
		Token matching = takeOneOf(TokenType.ON, TokenType.IGNORING);
		if (matching == null) {
			requireNoGroup();
			return (bool != null) ? new Clause(bool, null, List.of(), null, List.of()) : NOTHING;
		}
		List<String> labels = this.labelLists.parse(matching);
		Token group = takeOneOf(TokenType.GROUP_LEFT, TokenType.GROUP_RIGHT);
		List<String> include = (group != null && this.tokens.at(TokenType.LEFT_PAREN)) ? this.labelLists.parse(group)
				: List.of();
		return new Clause(bool, matching, labels, group, include);
	}

	private void requireNoGroup() {
		if (this.tokens.at(TokenType.GROUP_LEFT) || this.tokens.at(TokenType.GROUP_RIGHT)) {
			throw this.tokens.unexpected("an expression",
					"Write 'on (...)' or 'ignoring (...)' before " + this.tokens.current().type() + ".");
		}
	}

	private @Nullable Token takeOneOf(TokenType first, TokenType second) {
		return (this.tokens.at(first) || this.tokens.at(second)) ? this.tokens.next() : null;
	}

	/**
	 * The modifiers of an operator as they were written.
	 *
	 * @param bool the word {@code bool}
	 * @param matching the word {@code on} or {@code ignoring}
	 * @param labels the labels after it
	 * @param group the word {@code group_left} or {@code group_right}
	 * @param include the labels after that
	 */
	record Clause(@Nullable Token bool, @Nullable Token matching, List<String> labels, @Nullable Token group,
			List<String> include) {

		VectorMatching toMatching(boolean setOperator) {
			VectorMatching.Cardinality cardinality = setOperator ? VectorMatching.Cardinality.MANY_TO_MANY
					: cardinality();
			boolean on = this.matching != null && this.matching.is(TokenType.ON);
			if (cardinality == VectorMatching.Cardinality.ONE_TO_ONE && this.matching == null) {
				return VectorMatching.DEFAULT;
			}
			return new VectorMatching(cardinality, on, this.labels, this.include);
		}

		private VectorMatching.Cardinality cardinality() {
			if (this.group == null) {
				return VectorMatching.Cardinality.ONE_TO_ONE;
			}
			return this.group.is(TokenType.GROUP_LEFT) ? VectorMatching.Cardinality.MANY_TO_ONE
					: VectorMatching.Cardinality.ONE_TO_MANY;
		}

	}

}
