package io.monitoring.series;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Reads the regular expressions that are alternatives of wildcards: literals, escaped
 * punctuation, {@code .}, {@code .*}, {@code .+}, groups and {@code |}. Groups are
 * multiplied out. Anything else, also what is no expression at all, is left to RE2.
 */
final class WildcardParser {

	private static final int MAX_TOKENS = 4_000;

	private static final int MAX_ALTERNATIVES = 1_000;

	private static final int MAX_DEPTH = 10;

	private static final String META = "^$*+?[]{}()|\\.";

	private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

	private final String expression;

	private int position;

	private int depth;

	private WildcardParser(String expression) {
		this.expression = expression;
	}

	/**
	 * Read an expression.
	 * @param expression the expression
	 * @return what it matches, or {@code null} if it has to be left to RE2
	 */
	static @Nullable WildcardSet parse(String expression) {
		WildcardParser parser = new WildcardParser(expression);
		List<Wildcard> alternatives = parser.alternatives();
		return (alternatives != null && parser.atEnd()) ? new WildcardSet(alternatives) : null;
	}

	private boolean atEnd() {
		return this.position == this.expression.length();
	}

	private boolean at(char c) {
		return !atEnd() && this.expression.charAt(this.position) == c;
	}

	private @Nullable List<Wildcard> alternatives() {
		List<Wildcard> alternatives = new ArrayList<>();
		do {
			List<Wildcard> sequence = sequence();
			if (sequence == null) {
				return null;
			}
			alternatives.addAll(sequence);
		}
		while (skip('|'));
		return alternatives;
	}

	private boolean skip(char c) {
		boolean skipped = at(c);
		this.position += skipped ? 1 : 0;
		return skipped;
	}

	private @Nullable List<Wildcard> sequence() {
		List<Wildcard> sequence = List.of(Wildcard.EMPTY);
		while (!atEnd() && !at('|') && !at(')')) {
			List<Wildcard> next = at('(') ? group() : single();
			if (next == null || isRepeated()) {
				return null;
			}
			sequence = product(sequence, next);
			if (sequence == null) {
				return null;
			}
		}
		return sequence;
	}

	private boolean isRepeated() {
		return at('*') || at('+') || at('?') || at('{');
	}

	private @Nullable List<Wildcard> group() {
		this.position += this.expression.startsWith("(?:", this.position) ? 3 : 1;
		if (++this.depth > MAX_DEPTH || at('?')) {
			return null;
		}
		List<Wildcard> alternatives = alternatives();
		this.depth--;
		return (alternatives != null && skip(')')) ? alternatives : null;
	}

	private @Nullable List<Wildcard> single() {
		if (skip('.')) {
			if (skip('*')) {
				return List.of(Wildcard.anyRun());
			}
			return List.of(skip('+') ? Wildcard.anyOne().then(Wildcard.anyRun()) : Wildcard.anyOne());
		}
		boolean escaped = skip('\\');
		if (atEnd()) {
			return null;
		}
		char c = this.expression.charAt(this.position++);
		boolean literal = escaped ? PUNCTUATION.indexOf(c) >= 0 : META.indexOf(c) < 0 && !Character.isSurrogate(c);
		return literal ? List.of(Wildcard.literal(c)) : null;
	}

	private static @Nullable List<Wildcard> product(List<Wildcard> left, List<Wildcard> right) {
		if ((long) left.size() * right.size() > MAX_ALTERNATIVES) {
			return null;
		}
		List<Wildcard> product = new ArrayList<>(left.size() * right.size());
		int tokens = 0;
		for (Wildcard first : left) {
			for (Wildcard second : right) {
				Wildcard both = first.then(second);
				tokens += both.length();
				product.add(both);
			}
		}
		return (tokens <= MAX_TOKENS) ? product : null;
	}

}
