package io.monitoring.rule.template;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

import io.monitoring.series.NumberText;
import io.monitoring.series.Quoting;
import org.jspecify.annotations.Nullable;

/**
 * One verb of a format.
 *
 * @param letter which notation
 * @param flags the flags
 * @param width least number of characters
 * @param precision decimals, digits or characters, {@code null} for the default
 */
record PrintfVerb(char letter, String flags, int width, @Nullable Integer precision) {

	private static final String KNOWN = "vsqdfFeEgGxXobcTt";

	private static final int DEFAULT_DECIMALS = 6;

	boolean isKnown() {
		return KNOWN.indexOf(this.letter) >= 0;
	}

	/** What stands for a value that is not known yet. */
	String outline() {
		return switch (this.letter) {
			case 'v', 's' -> TemplateQueryText.UNKNOWN;
			case 'q' -> '"' + TemplateQueryText.UNKNOWN + '"';
			default -> "1";
		};
	}

	String missing() {
		return "%!" + this.letter + "(MISSING)";
	}

	/**
	 * Write a value.
	 * @param value the value
	 * @return the text; one that says so if the verb does not fit the value
	 */
	String format(Object value) {
		if (this.letter == 'T') {
			return pad(GoText.typeOf(value), false);
		}
		String text = text(value);
		if (text == null) {
			return "%!" + this.letter + "(" + GoText.typeOf(value) + "=" + GoText.showOperand(value) + ")";
		}
		return pad(text, value instanceof Number && !text.endsWith("Inf") && !text.endsWith("NaN"));
	}

	private @Nullable String text(Object value) {
		if (value instanceof Double number) {
			return signed(decimal(number));
		}
		if (value instanceof Long number) {
			return signed(whole(number));
		}
		if (value instanceof Boolean) {
			return (this.letter == 'v' || this.letter == 't') ? value.toString() : null;
		}
		String shown = GoText.showOperand(value);
		return switch (this.letter) {
			case 's', 'v' -> cut(shown);
			case 'q' -> Quoting.quote(cut(shown));
			case 'x' -> hex(cut(shown));
			case 'X' -> hex(cut(shown)).toUpperCase(Locale.ROOT);
			default -> null;
		};
	}

	private @Nullable String signed(@Nullable String text) {
		if (text == null || text.startsWith("-") || text.startsWith("+")) {
			return text;
		}
		return (this.flags.contains("+") ? "+" : this.flags.contains(" ") ? " " : "") + text;
	}

	private @Nullable String decimal(double value) {
		int decimals = (this.precision != null) ? this.precision : DEFAULT_DECIMALS;
		return switch (this.letter) {
			case 'f', 'F' -> GoNumber.fixed(value, decimals);
			case 'e' -> GoNumber.exponent(value, decimals);
			case 'E' -> GoNumber.exponent(value, decimals).replace('e', 'E');
			case 'g', 'v' -> general(value);
			case 'G' -> general(value).replace('e', 'E');
			default -> null;
		};
	}

	private String general(double value) {
		return (this.precision != null) ? GoNumber.general(value, this.precision) : NumberText.general(value);
	}

	private @Nullable String whole(long value) {
		return switch (this.letter) {
			case 'd', 'v' -> Long.toString(value);
			case 'x' -> Long.toString(value, 16);
			case 'X' -> Long.toString(value, 16).toUpperCase(Locale.ROOT);
			case 'o' -> Long.toString(value, 8);
			case 'b' -> Long.toString(value, 2);
			case 'c' -> Character.isValidCodePoint((int) value) ? Character.toString((int) value) : "\ufffd";
			default -> null;
		};
	}

	private static String hex(String text) {
		return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
	}

	private String cut(String text) {
		return (this.precision == null) ? text
				: text.substring(0, text.offsetByCodePoints(0, Math.min(this.precision, codePoints(text))));
	}

	private String pad(String text, boolean number) {
		int missing = this.width - codePoints(text);
		if (missing <= 0) {
			return text;
		}
		if (this.flags.contains("-")) {
			return text + " ".repeat(missing);
		}
		if (!this.flags.contains("0") || !number) {
			return " ".repeat(missing) + text;
		}
		int sign = (text.startsWith("-") || text.startsWith("+")) ? 1 : 0;
		return text.substring(0, sign) + "0".repeat(missing) + text.substring(sign);
	}

	private static int codePoints(String text) {
		return text.codePointCount(0, text.length());
	}

}
