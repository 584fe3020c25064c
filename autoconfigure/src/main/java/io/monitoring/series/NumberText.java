package io.monitoring.series;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Numbers as Go writes and reads them, because Prometheus shows numbers that way in
 * labels, annotations and rule files.
 */
public final class NumberText {

	/** From this exponent on {@code %v} turns to the notation with an exponent. */
	private static final int GENERAL_EXPONENT = 6;

	/** Integers below this have no exponent. */
	private static final double GENERAL_INTEGER = 1e6;

	/** Integers below this are exact, so their own digits are the shortest. */
	private static final double EXACT_INTEGER = 1L << 53;

	private NumberText() {
	}

	/**
	 * Write a number without an exponent, in the fewest digits that read back as the same
	 * number: Go's {@code FormatFloat(value, 'f', -1, 64)}.
	 * @param value the number
	 * @return for example {@code 0.1}, {@code 100000000000000000000000}, {@code +Inf}
	 */
	public static String plain(double value) {
		if (isSmallInteger(value)) {
			return Long.toString((long) value);
		}
		return isSpecial(value) ? special(value) : shortest(value).toPlainString();
	}

	/**
	 * Write a number as Go's {@code %v} does: like {@link #plain}, but with an exponent
	 * where it is below -4 or at least 6.
	 * @param value the number
	 * @return for example {@code 3.5}, {@code 1e+06}, {@code 1.2e-07}
	 */
	public static String general(double value) {
		if (Math.abs(value) < GENERAL_INTEGER && isSmallInteger(value)) {
			return Long.toString((long) value);
		}
		if (isSpecial(value)) {
			return special(value);
		}
		BigDecimal shortest = shortest(value);
		int exponent = shortest.precision() - shortest.scale() - 1;
		if (exponent >= -4 && exponent < GENERAL_EXPONENT) {
			return shortest.toPlainString();
		}
		return scientific(shortest);
	}

	/**
	 * Write a number with an exponent: Go's {@code FormatFloat(value, 'e', -1, 64)}.
	 * @param value the number
	 * @return for example {@code 3.5e+00}, {@code 1e-07}, {@code +Inf}
	 */
	public static String scientific(double value) {
		if (value == 0) {
			return (Double.doubleToRawLongBits(value) < 0) ? "-0e+00" : "0e+00";
		}
		return isSpecial(value) ? special(value) : scientific(shortest(value));
	}

	private static String scientific(BigDecimal shortest) {
		int exponent = shortest.precision() - shortest.scale() - 1;
		String digits = shortest.unscaledValue().abs().toString();
		StringBuilder text = new StringBuilder((shortest.signum() < 0) ? "-" : "").append(digits.charAt(0));
		if (digits.length() > 1) {
			text.append('.').append(digits, 1, digits.length());
		}
		text.append((exponent < 0) ? "e-" : "e+");
		return text.append((Math.abs(exponent) < 10) ? "0" : "").append(Math.abs(exponent)).toString();
	}

	/**
	 * Read a number as Go's {@code ParseFloat} does: no blanks, no Java suffixes,
	 * {@code Inf}, {@code Infinity} and {@code NaN} in any case.
	 * @param text the text
	 * @return the number
	 * @throws NumberFormatException if the text is not a number or is too large for one
	 */
	public static double parse(String text) {
		String unsigned = (text.startsWith("+") || text.startsWith("-")) ? text.substring(1) : text;
		String lower = unsigned.toLowerCase(Locale.ROOT);
		if (lower.equals("inf") || lower.equals("infinity")) {
			return text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
		}
		if (text.equalsIgnoreCase("nan")) {
			return Double.NaN;
		}
		boolean hexadecimal = lower.startsWith("0x");
		for (int i = 0; i < lower.length(); i++) {
			if ((hexadecimal ? "0123456789abcdefxp.+-" : "0123456789e.+-").indexOf(lower.charAt(i)) < 0) {
				throw new NumberFormatException("'" + text + "' is not a number");
			}
		}
		double value = Double.parseDouble(text);
		if (Double.isInfinite(value)) {
			throw new NumberFormatException("'" + text + "' is too large for a number");
		}
		return value;
	}

	private static boolean isSmallInteger(double value) {
		return Math.abs(value) < EXACT_INTEGER && value == Math.rint(value)
				&& Double.doubleToRawLongBits(value) != Long.MIN_VALUE;
	}

	private static boolean isSpecial(double value) {
		return value == 0 || Double.isNaN(value) || Double.isInfinite(value);
	}

	private static String special(double value) {
		if (value == 0) {
			return "-0";
		}
		return Double.isNaN(value) ? "NaN" : (value > 0) ? "+Inf" : "-Inf";
	}

	/**
	 * Find the decimal with the fewest digits that reads back as the number. Java 17's
	 * own text is at times a digit too long, so it is only where the search starts.
	 */
	private static BigDecimal shortest(double value) {
		BigDecimal exact = new BigDecimal(value);
		BigDecimal best = new BigDecimal(Double.toString(value)).stripTrailingZeros();
		for (int digits = best.precision() - 1; digits > 0; digits--) {
			BigDecimal shorter = rounded(exact, digits, value);
			if (shorter == null) {
				break;
			}
			best = shorter;
		}
		// Of the decimals with that many digits Go takes the one closest to the number.
		BigDecimal closest = rounded(exact, best.precision(), value);
		return ((closest != null) ? closest : best).stripTrailingZeros();
	}

	/**
	 * Round to some digits so that the result reads back as the number, if that is
	 * possible.
	 */
	private static @Nullable BigDecimal rounded(BigDecimal exact, int digits, double value) {
		for (RoundingMode mode : new RoundingMode[] { RoundingMode.HALF_EVEN, RoundingMode.DOWN, RoundingMode.UP }) {
			BigDecimal candidate = exact.round(new MathContext(digits, mode));
			if (candidate.doubleValue() == value) {
				return candidate;
			}
		}
		return null;
	}

}
