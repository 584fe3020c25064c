package io.monitoring.rule.template;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Rounds numbers as Go's {@code %f}, {@code %e} and {@code %g} do, on which the texts of
 * alerts in Prometheus rest.
 */
final class GoNumber {

	private static final int LEAST_EXPONENT = -4;

	private GoNumber() {
	}

	/**
	 * Write with a fixed number of decimals: {@code %f}.
	 * @param value the number
	 * @param decimals the number of decimals
	 * @return for example {@code 3.50}
	 */
	static String fixed(double value, int decimals) {
		if (!Double.isFinite(value)) {
			return special(value);
		}
		return sign(value) + new BigDecimal(Math.abs(value)).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
	}

	/**
	 * Write with an exponent: {@code %e}.
	 * @param value the number
	 * @param decimals the number of decimals
	 * @return for example {@code 3.5e+00}
	 */
	static String exponent(double value, int decimals) {
		if (!Double.isFinite(value)) {
			return special(value);
		}
		BigDecimal rounded = new BigDecimal(Math.abs(value))
			.round(new MathContext(decimals + 1, RoundingMode.HALF_EVEN));
		StringBuilder digits = new StringBuilder(rounded.unscaledValue().toString());
		int exponent = (value == 0) ? 0 : exponentOf(rounded);
		while (digits.length() <= decimals) {
			digits.append('0');
		}
		return sign(value) + scientific(digits.substring(0, decimals + 1), exponent);
	}

	/**
	 * Write with or without an exponent, without zeros at the end: {@code %g}.
	 * @param value the number
	 * @param precision largest number of digits
	 * @return for example {@code 3.5} or {@code 1.2e-07}
	 */
	static String general(double value, int precision) {
		if (!Double.isFinite(value)) {
			return special(value);
		}
		if (value == 0) {
			return sign(value) + "0";
		}
		int digits = Math.max(precision, 1);
		BigDecimal rounded = new BigDecimal(Math.abs(value)).round(new MathContext(digits, RoundingMode.HALF_EVEN))
			.stripTrailingZeros();
		int exponent = exponentOf(rounded);
		if (exponent < LEAST_EXPONENT || exponent >= digits) {
			return sign(value) + scientific(rounded.unscaledValue().toString(), exponent);
		}
		return sign(value) + rounded.toPlainString();
	}

	private static String special(double value) {
		return Double.isNaN(value) ? "NaN" : (value > 0) ? "+Inf" : "-Inf";
	}

	private static String sign(double value) {
		return (Double.doubleToRawLongBits(value) < 0) ? "-" : "";
	}

	private static int exponentOf(BigDecimal number) {
		return number.precision() - number.scale() - 1;
	}

	private static String scientific(String digits, int exponent) {
		StringBuilder text = new StringBuilder().append(digits.charAt(0));
		if (digits.length() > 1) {
			text.append('.').append(digits, 1, digits.length());
		}
		text.append('e').append((exponent < 0) ? '-' : '+');
		return text.append((Math.abs(exponent) < 10) ? "0" : "").append(Math.abs(exponent)).toString();
	}

}
