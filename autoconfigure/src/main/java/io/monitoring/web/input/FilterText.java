package io.monitoring.web.input;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.monitoring.notify.MatcherParser;
import io.monitoring.series.LabelMatcher;

/**
 * Reads a filter as Alertmanager's clients send it, which pass on what people type: one
 * matcher, whose value goes to the end of the text if it has no quotes.
 */
final class FilterText {

	private static final Pattern FILTER = Pattern
		.compile("\\s*([a-zA-Z_][a-zA-Z0-9_]*\\s*(?:=~|!~|!=|=))\\s*([^\\s\"].*)", Pattern.DOTALL);

	private static final Pattern BARE_QUOTE = Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*\"");

	private FilterText() {
	}

	/**
	 * Read a filter.
	 * @param text the text
	 * @return the matcher, or several where they are in quotes and separated by commas
	 * @throws IllegalArgumentException if the text is none; the message is for its author
	 */
	static List<LabelMatcher> parse(String text) {
		Matcher matcher = FILTER.matcher(text);
		if (!matcher.matches() || BARE_QUOTE.matcher(matcher.group(2)).find()) {
			return MatcherParser.parse(text);
		}
		return MatcherParser.parse(matcher.group(1) + '"' + matcher.group(2).strip() + '"');
	}

}
