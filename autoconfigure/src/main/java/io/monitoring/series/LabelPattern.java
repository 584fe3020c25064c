package io.monitoring.series;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression that has to match a whole text. What people write for labels
 * ({@code a|b}, {@code 5..}, {@code /api/.*}) is matched without an engine; the rest by
 * RE2, whose time is linear, within limits that keep its program small.
 */
public final class LabelPattern {

	private static final int MAX_LENGTH = 1_000;

	/** Bound on the length times the repetitions that multiply each other. */
	private static final long MAX_EXPANDED_LENGTH = 20_000;

	/** Bound on classes such as {@code \\pL}, each of which is hundreds of ranges. */
	private static final int MAX_UNICODE_CLASSES = 20;

	private final @Nullable WildcardSet wildcards;

	private final @Nullable Pattern pattern;

	private LabelPattern(@Nullable WildcardSet wildcards, @Nullable Pattern pattern) {
		this.wildcards = wildcards;
		this.pattern = pattern;
	}

	/**
	 * Compile an expression.
	 * @param expression the expression in RE2 syntax
	 * @return the pattern
	 * @throws PatternSyntaxException if it is no such expression or too large
	 */
	static LabelPattern compile(String expression) {
		WildcardSet wildcards = WildcardParser.parse(expression);
		return new LabelPattern(wildcards, (wildcards != null) ? null : compileRe2(expression));
	}

	/**
	 * Compile an expression with RE2, whether or not that could be avoided.
	 * @param expression the expression in RE2 syntax; a dot matches line ends too
	 * @return the pattern
	 * @throws PatternSyntaxException if it is no such expression or too large
	 */
	public static Pattern compileRe2(String expression) {
		if (expression.length() > MAX_LENGTH) {
			throw new PatternSyntaxException("longer than " + MAX_LENGTH + " characters", expression);
		}
		if (expression.length() * repetitions(expression) > MAX_EXPANDED_LENGTH) {
			throw new PatternSyntaxException("repetitions multiply to too large an expression", expression);
		}
		if (unicodeClasses(expression) > MAX_UNICODE_CLASSES) {
			throw new PatternSyntaxException("more than " + MAX_UNICODE_CLASSES + " Unicode classes", expression);
		}
		if (CaseFolding.isEndless(expression)) {
			throw new PatternSyntaxException(CaseFolding.LIMITS, expression);
		}
		try {
			return Pattern.compile(expression, Pattern.DOTALL);
		}
		catch (StackOverflowError ex) {
			throw new PatternSyntaxException("nested too deeply", expression);
		}
	}

	private static int unicodeClasses(String expression) {
		int classes = 0;
		for (int i = expression.indexOf('\\'); i >= 0; i = expression.indexOf('\\', i + 1)) {
			boolean named = expression.startsWith("p", i + 1) || expression.startsWith("P", i + 1);
			classes += named ? 1 : 0;
		}
		return classes;
	}

	/**
	 * Return an upper bound on the copies of a single character that the counted
	 * repetitions make: only those of groups multiply.
	 */
	private static long repetitions(String expression) {
		long groups = 1;
		long single = 1;
		for (int i = 0; i < expression.length(); i++) {
			if (expression.charAt(i) == '{') {
				long count = largestNumber(expression, i + 1);
				if (i > 0 && expression.charAt(i - 1) == ')') {
					groups = Math.min(groups * count, Integer.MAX_VALUE);
				}
				else {
					single = Math.max(single, count);
				}
			}
		}
		return Math.min(groups * single, Integer.MAX_VALUE);
	}

	/**
	 * Return the larger of the numbers in <code>n}</code>, <code>n,}</code> or
	 * <code>n,m}</code>; RE2 itself refuses more than 1,000.
	 */
	private static long largestNumber(String expression, int start) {
		long largest = 1;
		long number = 0;
		for (int i = start; i < expression.length(); i++) {
			char c = expression.charAt(i);
			if (c >= '0' && c <= '9') {
				number = Math.min(number * 10 + c - '0', MAX_EXPANDED_LENGTH);
				largest = Math.max(largest, number);
			}
			else if (c == ',') {
				number = 0;
			}
			else {
				break;
			}
		}
		return largest;
	}

	boolean matches(String text) {
		if (this.wildcards != null) {
			return this.wildcards.matches(text);
		}
		return this.pattern != null && this.pattern.matches(text);
	}

}
