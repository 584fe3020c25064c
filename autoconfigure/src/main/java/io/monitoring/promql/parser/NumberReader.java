package io.monitoring.promql.parser;

import java.util.Locale;

import io.monitoring.series.Durations;
import io.monitoring.series.NumberText;

/**
 * Finds and reads the number literals of Prometheus 3: decimal, {@code 0x1f}, octal
 * {@code 010}, {@code 1_000}, and durations, which are numbers of seconds.
 */
final class NumberReader {

	private static final String HINT = "Numbers look like 10, 0.5, 1e3 or 0x1f, durations like 1h30m: "
			+ "whole numbers with the units y, w, d, h, m, s, ms.";

	private NumberReader() {
	}

	/**
	 * Return where the run of characters ends that starts like a number. It takes in
	 * everything that cannot follow a number directly, so that an error shows it whole.
	 */
	static int end(String text, int start) {
		boolean hexadecimal = text.startsWith("0x", start) || text.startsWith("0X", start);
		int i = start;
		while (i < text.length()) {
			char c = text.charAt(i);
			boolean signOfExponent = (c == '+' || c == '-') && !hexadecimal && i > start
					&& (text.charAt(i - 1) == 'e' || text.charAt(i - 1) == 'E');
			if (!signOfExponent && c != '.' && c != '_' && !isLetterOrDigit(c)) {
				break;
			}
			i++;
		}
		return i;
	}

	static double read(String whole, SourceRange source) {
		String text = whole.substring(source.start(), source.end());
		try {
			if (isDuration(text)) {
				return Durations.parseMillis(text) / 1000.0;
			}
			return number(text.toLowerCase(Locale.ROOT));
		}
		catch (NumberFormatException ex) {
			throw new ParseException("'" + text + "' is neither a number nor a duration", whole, source, HINT);
		}
		catch (IllegalArgumentException ex) {
			throw new ParseException(String.valueOf(ex.getMessage()), whole, source, null);
		}
	}

	private static double number(String text) {
		requireUnderscoresBetweenDigits(text);
		String digits = text.replace("_", "");
		if (digits.startsWith("0x")) {
			return Long.parseLong(requireDigit(digits.substring(2)), 16);
		}
		if (digits.length() > 1 && digits.charAt(0) == '0' && isOctal(digits)) {
			return Long.parseLong(digits, 8);
		}
		return NumberText.parse(digits);
	}

	private static String requireDigit(String digits) {
		if (digits.startsWith("+") || digits.startsWith("-")) {
			throw new NumberFormatException(digits);
		}
		return digits;
	}

	private static boolean isOctal(String digits) {
		return digits.chars().allMatch((c) -> c >= '0' && c <= '7') && digits.length() <= 21;
	}

	private static void requireUnderscoresBetweenDigits(String text) {
		for (int i = text.indexOf('_'); i >= 0; i = text.indexOf('_', i + 1)) {
			boolean before = i > 0 && (isHexDigit(text.charAt(i - 1)) || (i == 2 && text.startsWith("0x")));
			boolean after = i + 1 < text.length() && isHexDigit(text.charAt(i + 1));
			if (!before || !after) {
				throw new NumberFormatException(text);
			}
		}
	}

	private static boolean isDuration(String text) {
		char last = text.charAt(text.length() - 1);
		if ("ywdhms".indexOf(last) < 0) {
			return false;
		}
		return text.chars().allMatch((c) -> (c >= '0' && c <= '9') || "ywdhms".indexOf(c) >= 0);
	}

	private static boolean isLetterOrDigit(char c) {
		return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
	}

	private static boolean isHexDigit(char c) {
		return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
	}

}
