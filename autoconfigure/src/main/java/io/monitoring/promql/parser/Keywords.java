package io.monitoring.promql.parser;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The words with a meaning of their own. They are read in any case, and most of them may
 * still name a metric or label.
 */
final class Keywords {

	private static final Map<String, TokenType> WORDS = new HashMap<>();

	private static final Map<String, AggregateOperator> AGGREGATIONS = new HashMap<>();

	/** Words that can never be a metric name, because the grammar would be ambiguous. */
	private static final Set<TokenType> RESERVED = EnumSet.of(TokenType.ATAN2, TokenType.BOOL, TokenType.ON,
			TokenType.IGNORING, TokenType.GROUP_LEFT, TokenType.GROUP_RIGHT);

	private static final Set<TokenType> KEYWORDS = EnumSet.of(TokenType.AGGREGATION);

	private static final int LONGEST = 12;

	static {
		for (TokenType type : EnumSet.of(TokenType.AND, TokenType.OR, TokenType.UNLESS, TokenType.ATAN2, TokenType.BOOL,
				TokenType.BY, TokenType.WITHOUT, TokenType.ON, TokenType.IGNORING, TokenType.GROUP_LEFT,
				TokenType.GROUP_RIGHT, TokenType.OFFSET)) {
			WORDS.put(type.name().toLowerCase(Locale.ROOT), type);
			KEYWORDS.add(type);
		}
		for (AggregateOperator operator : AggregateOperator.values()) {
			WORDS.put(operator.keyword(), TokenType.AGGREGATION);
			AGGREGATIONS.put(operator.keyword(), operator);
		}
		WORDS.put("inf", TokenType.NUMBER);
		WORDS.put("nan", TokenType.NUMBER);
	}

	private Keywords() {
	}

	static TokenType typeOf(String word) {
		if (word.length() > LONGEST) {
			return TokenType.WORD;
		}
		return WORDS.getOrDefault(word.toLowerCase(Locale.ROOT), TokenType.WORD);
	}

	static @Nullable AggregateOperator aggregation(String word) {
		return AGGREGATIONS.get(word.toLowerCase(Locale.ROOT));
	}

	static Set<String> aggregationNames() {
		return AGGREGATIONS.keySet();
	}

	static boolean isKeyword(TokenType type) {
		return KEYWORDS.contains(type);
	}

	static boolean canNameMetric(Token token) {
		return token.isWord() && !RESERVED.contains(token.type());
	}

	/**
	 * Return whether a word can stand for a label after {@code by} and {@code on}.
	 * Prometheus leaves out {@code without} there, and {@code Inf} and {@code NaN} are
	 * numbers.
	 */
	static boolean canNameLabel(TokenType type) {
		return type == TokenType.WORD || (KEYWORDS.contains(type) && type != TokenType.WITHOUT);
	}

	/**
	 * Return whether a word read in isolation would be a metric name, so that the printer
	 * need not quote it.
	 * @param name the word
	 * @return {@code false} for reserved words, {@code Inf} and {@code NaN}
	 */
	static boolean canNameMetric(String name) {
		TokenType type = typeOf(name);
		return type != TokenType.NUMBER && !RESERVED.contains(type);
	}

}
