package io.monitoring.rule.template;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.monitoring.series.NumberText;
import io.monitoring.series.Quoting;
import org.jspecify.annotations.Nullable;

/**
 * A format of Go's {@code printf}: the verbs v, s, q, d, f, e and g with width, precision
 * and the flags minus, plus and zero.
 */
final class PrintfFormat implements TemplateFunction {

	private static final Pattern VERB = Pattern.compile("%([-+0]*)([0-9]{0,3})(?:\\.([0-9]{0,3}))?(.?)");

	private static final String VERBS = "vsqdfeg";

	private static final int DEFAULT_DECIMALS = 6;

	/** Quotes of quotes double with every call. */
	private static final int MAX_LENGTH = 65_536;

	private final List<Object> parts;

	private PrintfFormat(List<Object> parts) {
		this.parts = parts;
	}

	/**
	 * Parse a format.
	 * @param format the format
	 * @param arguments how many values there are
	 * @return the format as a function of the values
	 * @throws IllegalArgumentException if a verb is unknown or the number of values is
	 * another one
	 */
	static PrintfFormat parse(String format, int arguments) {
		List<Object> parts = new ArrayList<>();
		Matcher matcher = VERB.matcher(format);
		int end = 0;
		int verbs = 0;
		while (matcher.find()) {
			parts.add(format.substring(end, matcher.start()));
			end = matcher.end();
			if (matcher.group().equals("%%")) {
				parts.add("%");
				continue;
			}
			if (matcher.group(4).isEmpty() || VERBS.indexOf(matcher.group(4).charAt(0)) < 0) {
				throw new IllegalArgumentException("format '" + matcher.group() + "' is not supported");
			}
			parts.add(verb(matcher));
			verbs++;
		}
		parts.add(format.substring(end));
		if (verbs != arguments) {
			throw new IllegalArgumentException(
					"format '" + format + "' needs " + verbs + " values but there are " + arguments);
		}
		return new PrintfFormat(parts);
	}

	private static Verb verb(Matcher matcher) {
		String precision = matcher.group(3);
		return new Verb(matcher.group(4).charAt(0), matcher.group(1), number(matcher.group(2)),
				(precision == null) ? null : number(precision));
	}

	private static int number(String digits) {
		return digits.isEmpty() ? 0 : Integer.parseInt(digits);
	}

	@Override
	public Object apply(List<Object> arguments) {
		StringBuilder text = new StringBuilder();
		int next = 0;
		for (Object part : this.parts) {
			if (part instanceof Verb verb) {
				text.append(verb.format(arguments.get(next++)));
			}
			else {
				text.append(part);
			}
			if (text.length() > MAX_LENGTH) {
				throw new ExpansionException("printf: longer than " + MAX_LENGTH + " characters");
			}
		}
		return text.toString();
	}

	/**
	 * One verb.
	 *
	 * @param letter which notation
	 * @param flags the flags
	 * @param width least number of characters
	 * @param precision decimals, digits or characters, {@code null} for the default
	 */
	private record Verb(char letter, String flags, int width, @Nullable Integer precision) {

		String format(Object value) {
			String text = text(value);
			if (text == null) {
				return "%!" + this.letter + "(" + typeOf(value) + "=" + TemplateRenderer.show(value) + ")";
			}
			return pad(text, value instanceof Number && !text.endsWith("Inf") && !text.endsWith("NaN"));
		}

		private @Nullable String text(Object value) {
			if (value instanceof Double number) {
				String text = number(number);
				boolean signed = text != null && (text.startsWith("-") || text.startsWith("+"));
				return (text != null && !signed && this.flags.contains("+")) ? "+" + text : text;
			}
			if (value instanceof Long number) {
				return (this.letter == 'd' || this.letter == 'v') ? number.toString() : null;
			}
			String text = TemplateRenderer.show(value);
			String shown = (this.precision == null) ? text
					: text.substring(0, text.offsetByCodePoints(0, Math.min(this.precision, codePoints(text))));
			return switch (this.letter) {
				case 's', 'v' -> shown;
				case 'q' -> Quoting.quote(shown);
				default -> null;
			};
		}

		private @Nullable String number(double value) {
			int decimals = (this.precision != null) ? this.precision : DEFAULT_DECIMALS;
			return switch (this.letter) {
				case 'f' -> GoNumber.fixed(value, decimals);
				case 'e' -> GoNumber.exponent(value, decimals);
				case 'g', 'v' ->
					(this.precision != null) ? GoNumber.general(value, this.precision) : NumberText.general(value);
				default -> null;
			};
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

		private static String typeOf(Object value) {
			if (value instanceof Number) {
				return (value instanceof Long) ? "int" : "float64";
			}
			return (value instanceof String) ? "string" : "map[string]string";
		}

	}

}
