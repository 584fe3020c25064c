package io.monitoring.rule.template;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A format of Go's {@code printf}: text and verbs with width, precision and the flags
 * minus, plus, zero and blank.
 */
final class PrintfFormat implements TemplateFunction {

	private static final Pattern VERB = Pattern.compile("%([-+0 ]*)([0-9]{0,3})(?:\\.([0-9]{0,3}))?(.?)",
			Pattern.DOTALL);

	private final List<Object> parts;

	private PrintfFormat(List<Object> parts) {
		this.parts = parts;
	}

	/**
	 * Parse a format. As in Go what is wrong with it shows in the text that it makes.
	 * @param format the format
	 * @return the format as a function of the values
	 */
	static PrintfFormat parse(String format) {
		List<Object> parts = new ArrayList<>();
		Matcher matcher = VERB.matcher(format);
		int end = 0;
		while (matcher.find()) {
			parts.add(format.substring(end, matcher.start()));
			end = matcher.end();
			if (matcher.group(4).equals("%")) {
				parts.add("%");
			}
			else if (matcher.group(4).isEmpty()) {
				parts.add("%!(NOVERB)");
			}
			else {
				parts.add(verb(matcher));
			}
		}
		parts.add(format.substring(end));
		return new PrintfFormat(parts);
	}

	private static PrintfVerb verb(Matcher matcher) {
		String precision = matcher.group(3);
		return new PrintfVerb(matcher.group(4).charAt(0), matcher.group(1), number(matcher.group(2)),
				(precision == null) ? null : number(precision));
	}

	private static int number(String digits) {
		return digits.isEmpty() ? 0 : Integer.parseInt(digits);
	}

	/**
	 * Refuse what can only be a mistake, for a format that is known before there are
	 * values.
	 * @param format the format
	 * @param values how many values there are
	 * @return the format
	 * @throws IllegalArgumentException if a verb is unknown or the number of values is
	 * another one
	 */
	static PrintfFormat checked(String format, int values) {
		PrintfFormat parsed = parse(format);
		int verbs = 0;
		for (Object part : parsed.parts) {
			if (part.equals("%!(NOVERB)")) {
				throw new IllegalArgumentException("format '%' is not supported");
			}
			if (part instanceof PrintfVerb verb) {
				if (!verb.isKnown()) {
					throw new IllegalArgumentException("format '%" + verb.letter() + "' is not supported");
				}
				verbs++;
			}
		}
		if (verbs != values) {
			throw new IllegalArgumentException(
					"format '" + format + "' needs " + verbs + " values but there are " + values);
		}
		return parsed;
	}

	/**
	 * Write the format with a stand-in for every value.
	 * @return for example {@code up{job="unknown_before_the_alert"}}
	 */
	String outline() {
		StringBuilder text = new StringBuilder();
		this.parts.forEach((part) -> text.append((part instanceof PrintfVerb verb) ? verb.outline() : part));
		return text.toString();
	}

	@Override
	public Object apply(Arguments arguments, TemplateData data) {
		StringBuilder text = new StringBuilder();
		int next = 0;
		for (Object part : this.parts) {
			if (part instanceof PrintfVerb verb) {
				text.append((next < arguments.size()) ? verb.format(arguments.get(next)) : verb.missing());
				next++;
			}
			else {
				text.append(part);
			}
			if (text.length() > TemplateRenderer.MAX_LENGTH) {
				throw TemplateRenderer.tooLong();
			}
		}
		if (next < arguments.size()) {
			text.append(extra(arguments.values().subList(next, arguments.size())));
		}
		return text.toString();
	}

	private static String extra(List<Object> values) {
		StringBuilder text = new StringBuilder("%!(EXTRA ");
		values.forEach((value) -> text.append((text.length() > 9) ? ", " : "")
			.append(GoText.typeOf(value))
			.append('=')
			.append(GoText.showOperand(value)));
		return text.append(')').toString();
	}

}
