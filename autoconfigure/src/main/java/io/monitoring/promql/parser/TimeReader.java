package io.monitoring.promql.parser;

import io.monitoring.series.Durations;
import org.jspecify.annotations.Nullable;

/**
 * Reads the durations and times of ranges, {@code offset} and {@code @}.
 */
final class TimeReader {

	private final TokenStream tokens;

	TimeReader(TokenStream tokens) {
		this.tokens = tokens;
	}

	/**
	 * Read a range or step.
	 * @return milliseconds, at least 1
	 */
	long positiveDuration(String what) {
		Token token = this.tokens.current();
		refuseArithmetic(token);
		if (token.is(TokenType.SUBTRACT)) {
			throw this.tokens.error(what + " must be at least 1ms", token.source(), null);
		}
		if (!token.is(TokenType.NUMBER)) {
			throw this.tokens.unexpected("a duration", "Write a duration such as 30s, 5m or 1h30m.");
		}
		this.tokens.next();
		long millis = duration(token, token.number());
		if (millis < 1) {
			throw this.tokens.error(what + " must be at least 1ms", token.source(), null);
		}
		refuseArithmeticAfter();
		return millis;
	}

	private void refuseArithmetic(Token token) {
		boolean word = token.isWord() && switch (token.text()) {
			case "step", "range", "min", "max" -> true;
			default -> false;
		};
		if (word || token.is(TokenType.LEFT_PAREN)) {
			throw OutOfScope.error(this.tokens, token.source(), "arithmetic with durations");
		}
	}

	private void refuseArithmeticAfter() {
		BinaryOperator operator = this.tokens.current().type().operator();
		if (operator != null) {
			throw OutOfScope.error(this.tokens, this.tokens.current().source(), "arithmetic with durations");
		}
	}

	/**
	 * Read the duration after {@code offset}.
	 * @return milliseconds, negative after a minus
	 */
	long offset() {
		double sign = sign();
		Token token = this.tokens.current();
		if (!token.is(TokenType.NUMBER)) {
			refuseArithmetic(token);
			throw this.tokens.unexpected("a duration after 'offset'", "Write a duration such as 5m or 1d.");
		}
		this.tokens.next();
		return duration(token, sign * token.number());
	}

	/**
	 * Read {@code start()} or {@code end()} if one of them follows.
	 */
	TimeModifier.@Nullable Anchor anchor() {
		Token word = this.tokens.current();
		if (!word.is(TokenType.WORD)) {
			return null;
		}
		TimeModifier.Anchor anchor = null;
		if (word.text().equalsIgnoreCase("start")) {
			anchor = TimeModifier.Anchor.START;
		}
		else if (word.text().equalsIgnoreCase("end")) {
			anchor = TimeModifier.Anchor.END;
		}
		if (anchor != null) {
			this.tokens.next();
			Token opening = this.tokens.expect(TokenType.LEFT_PAREN, "after '" + word.text() + "'", null);
			this.tokens.expectClosing(TokenType.RIGHT_PAREN, opening, null);
		}
		return anchor;
	}

	/**
	 * Read the time after {@code @}.
	 * @return milliseconds since the epoch
	 */
	long time() {
		double sign = sign();
		if (!this.tokens.at(TokenType.NUMBER)) {
			throw this.tokens.unexpected("a time after '@'",
					"Write seconds since 1970, for example @ 1609746000, or @ start(), or @ end().");
		}
		Token token = this.tokens.next();
		double millis = sign * token.number() * 1000;
		if (!(Math.abs(millis) < Long.MAX_VALUE)) {
			throw this.tokens.error("time after '@' is out of range", token.source(), null);
		}
		return round(millis);
	}

	private double sign() {
		if (this.tokens.accept(TokenType.SUBTRACT)) {
			return -1;
		}
		this.tokens.accept(TokenType.ADD);
		return 1;
	}

	private long duration(Token token, double seconds) {
		double millis = seconds * 1000;
		if (!(Math.abs(millis) <= Durations.MAX_MILLIS)) {
			throw this.tokens.error("duration is out of range, the longest is 292 years", token.source(), null);
		}
		return round(millis);
	}

	/** Halves go away from zero, as in Go. */
	private static long round(double value) {
		return (value < 0) ? -Math.round(-value) : Math.round(value);
	}

}
