package io.monitoring.rule.template;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.monitoring.promql.ReplacementTemplate;
import io.monitoring.rule.template.TemplateFunctions.Signature;
import io.monitoring.series.Durations;

/**
 * Functions of texts and addresses.
 */
final class TextFunctions {

	private static final int MAX_PATTERN = 1000;

	private static final double MILLIS = 1000;

	private TextFunctions() {
	}

	static void addTo(Map<String, Signature> functions) {
		text(functions, "title", TextFunctions::title);
		text(functions, "toUpper", (text) -> mapped(text, Character::toUpperCase));
		text(functions, "toLower", (text) -> mapped(text, Character::toLowerCase));
		text(functions, "safeHtml", (text) -> text);
		text(functions, "stripPort", (text) -> HostPort.of(text).host());
		text(functions, "stripDomain", (text) -> HostPort.of(text).withoutDomain());
		text(functions, "graphLink", (text) -> "/graph?g0.expr=" + escape(text) + "&g0.tab=0");
		text(functions, "tableLink", (text) -> "/graph?g0.expr=" + escape(text) + "&g0.tab=1");
		text(functions, "urlQueryEscape", TextFunctions::escape);
		functions.put("urlquery", Signature.atLeast(1, (arguments, data) -> escape(print(arguments))));
		functions.put("html", Signature.atLeast(1, (arguments, data) -> html(print(arguments))));
		functions.put("print", Signature.atLeast(0, (arguments, data) -> print(arguments)));
		functions.put("println", Signature.atLeast(0, (arguments, data) -> println(arguments)));
		functions.put("match",
				Signature.of(2, (arguments, data) -> pattern(arguments.text(0)).matcher(arguments.text(1)).find()));
		functions.put("reReplaceAll",
				Signature.of(3, (arguments, data) -> replace(arguments.text(0), arguments.text(1), arguments.text(2))));
		functions.put("parseDuration", Signature.of(1, (arguments, data) -> seconds(arguments.text(0))));
		functions.put("externalURL", Signature.of(0, (arguments, data) -> data.externalUrl()));
		functions.put("pathPrefix", Signature.of(0, (arguments, data) -> path(data.externalUrl())));
		functions.put("now", Signature.of(0, (arguments, data) -> data.time().toEpochMilli() / MILLIS));
	}

	private static void text(Map<String, Signature> functions, String name, UnaryOperator<String> function) {
		functions.put(name, Signature.of(1, (arguments, data) -> function.apply(arguments.text(0))));
	}

	/** One character for one, as in Go, where ß stays what it is. */
	private static String mapped(String text, IntUnaryOperator function) {
		return text.codePoints()
			.map(function)
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString();
	}

	/** The first letter of every word, as Go's {@code strings.Title} sees words. */
	private static String title(String text) {
		StringBuilder title = new StringBuilder(text.length());
		int previous = ' ';
		for (int c : text.codePoints().toArray()) {
			title.appendCodePoint(isSeparator(previous) ? Character.toTitleCase(c) : c);
			previous = c;
		}
		return title.toString();
	}

	private static boolean isSeparator(int c) {
		boolean partOfWord = Character.isLetterOrDigit(c) || c == '_';
		return !partOfWord && (c < 128 || Character.isWhitespace(c) || Character.isSpaceChar(c));
	}

	private static String print(Arguments arguments) {
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < arguments.size(); i++) {
			boolean words = i == 0 || arguments.get(i) instanceof String || arguments.get(i - 1) instanceof String;
			text.append(words ? "" : " ").append(GoText.showOperand(arguments.get(i)));
		}
		return text.toString();
	}

	private static String println(Arguments arguments) {
		StringBuilder text = new StringBuilder();
		arguments.values().forEach((value) -> text.append(text.isEmpty() ? "" : " ").append(GoText.showOperand(value)));
		return text.append('\n').toString();
	}

	private static String html(String text) {
		return text.replace("&", "&amp;")
			.replace("<", "&lt;")
			.replace(">", "&gt;")
			.replace("\"", "&#34;")
			.replace("'", "&#39;");
	}

	private static String escape(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("*", "%2A").replace("%7E", "~");
	}

	private static String replace(String pattern, String replacement, String text) {
		Matcher matcher = pattern(pattern).matcher(text);
		StringBuilder replaced = new StringBuilder();
		int end = 0;
		while (matcher.find()) {
			replaced.append(text, end, matcher.start()).append(ReplacementTemplate.expand(replacement, matcher));
			end = matcher.end();
			if (replaced.length() > TemplateRenderer.MAX_LENGTH) {
				throw TemplateRenderer.tooLong();
			}
		}
		return replaced.append(text, end, text.length()).toString();
	}

	private static Pattern pattern(String pattern) {
		if (pattern.length() > MAX_PATTERN) {
			throw new ExpansionException("regular expression is longer than " + MAX_PATTERN + " characters");
		}
		try {
			return Pattern.compile(pattern);
		}
		catch (PatternSyntaxException ex) {
			throw new ExpansionException("regular expression does not parse: " + ex.getMessage());
		}
	}

	private static double seconds(String duration) {
		try {
			return Durations.parseMillis(duration) / MILLIS;
		}
		catch (IllegalArgumentException ex) {
			throw new ExpansionException("'" + duration + "' is not a duration");
		}
	}

	private static String path(String url) {
		try {
			String path = URI.create(url).getPath();
			return (path != null) ? path : "";
		}
		catch (IllegalArgumentException ex) {
			return "";
		}
	}

}
