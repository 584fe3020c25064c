package io.monitoring.series;

import java.util.Arrays;

/**
 * Literal characters, any one character and any run of characters, in a row. Immutable;
 * matched by going back to the last run only, which is enough without other operators.
 */
final class Wildcard {

	/** The empty text. */
	static final Wildcard EMPTY = new Wildcard(new int[0]);

	private static final int ANY_ONE = -1;

	private static final int ANY_RUN = -2;

	private final int[] tokens;

	private Wildcard(int[] tokens) {
		this.tokens = tokens;
	}

	static Wildcard literal(char c) {
		return new Wildcard(new int[] { c });
	}

	static Wildcard anyOne() {
		return new Wildcard(new int[] { ANY_ONE });
	}

	static Wildcard anyRun() {
		return new Wildcard(new int[] { ANY_RUN });
	}

	Wildcard then(Wildcard next) {
		int[] both = Arrays.copyOf(this.tokens, this.tokens.length + next.tokens.length);
		System.arraycopy(next.tokens, 0, both, this.tokens.length, next.tokens.length);
		return new Wildcard(both);
	}

	boolean isLiteral() {
		for (int token : this.tokens) {
			if (token < 0) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Return the text that a literal matches.
	 * @return the text
	 */
	String text() {
		return new String(this.tokens, 0, this.tokens.length);
	}

	int length() {
		return this.tokens.length;
	}

	boolean matches(String text) {
		int token = 0;
		int at = 0;
		int run = -1;
		int runEnd = 0;
		while (at < text.length()) {
			int wanted = (token < this.tokens.length) ? this.tokens[token] : Integer.MAX_VALUE;
			if (wanted == text.charAt(at)) {
				token++;
				at++;
			}
			else if (wanted == ANY_ONE) {
				token++;
				at = next(text, at);
			}
			else if (wanted == ANY_RUN) {
				run = token++;
				runEnd = at;
			}
			else if (run >= 0) {
				token = run + 1;
				runEnd = next(text, runEnd);
				at = runEnd;
			}
			else {
				return false;
			}
			if (run >= 0 && run == this.tokens.length - 1) {
				return true;
			}
		}
		return onlyRunsFrom(token);
	}

	private boolean onlyRunsFrom(int start) {
		for (int i = start; i < this.tokens.length; i++) {
			if (this.tokens[i] != ANY_RUN) {
				return false;
			}
		}
		return true;
	}

	private static int next(String text, int index) {
		return index + Character.charCount(text.codePointAt(index));
	}

}
