package io.monitoring.web.input;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

import com.google.re2j.PatternSyntaxException;
import io.monitoring.notify.MatcherParser;
import io.monitoring.notify.PlainText;
import io.monitoring.series.LabelMatcher;
import io.monitoring.series.LabelMatcher.Type;
import io.monitoring.series.Labels;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads matchers, as text and as Alertmanager's objects, within bounds.
 */
public final class MatcherInput {

	/** How many matchers one request may have. */
	public static final int MAX_MATCHERS = 32;

	private static final int MAX_TEXT = 1024;

	private static final int MAX_NAME = 128;

	private static final Pattern NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]{0,127}");

	private static final int MAX_VALUE = 256;

	private MatcherInput() {
	}

	/**
	 * Read the field {@code matchers}.
	 * @param fields the fields
	 * @return at least one matcher, one of which does not match the empty value
	 */
	static List<LabelMatcher> read(Fields fields) {
		List<LabelMatcher> matchers = new ArrayList<>();
		int position = 0;
		for (JsonNode element : fields.list("matchers", MAX_MATCHERS)) {
			String path = "matchers[" + position++ + "]";
			if (element.isObject()) {
				matchers.add(object(element, path));
			}
			else {
				matchers
					.addAll(parse(MatcherParser::parse, "Field '" + path + "'", Fields.text(element, path, MAX_TEXT)));
			}
		}
		if (matchers.isEmpty()) {
			throw InputException.of(fields.placeOf("matchers"), "is missing or empty",
					"send at least one matcher, such as [\"severity=\\\"critical\\\"\"]");
		}
		if (matchers.stream().allMatch((matcher) -> matcher.matches(Labels.EMPTY))) {
			throw InputException.of(fields.placeOf("matchers"),
					"has only matchers that match the empty value, so that everything would be hidden",
					"add one that does not, such as alertname=\"HighErrorRate\"");
		}
		return matchers;
	}

	private static LabelMatcher object(JsonNode element, String path) {
		Fields fields = Fields.at(path, element, "name", "value", "isRegex", "isEqual");
		boolean equal = fields.flag("isEqual", true);
		Type type = equal ? Type.EQUAL : Type.NOT_EQUAL;
		if (fields.flag("isRegex", false)) {
			type = equal ? Type.REGEX : Type.NOT_REGEX;
		}
		String name = fields.requiredText("name", MAX_NAME);
		String value = fields.text("value", MAX_VALUE);
		if (value == null) {
			throw InputException.of(fields.placeOf("value"), "is missing", "send \"value\": \"...\"");
		}
		return compile("Field '" + path + "'", name, type, value);
	}

	/**
	 * Read the matchers that a query parameter holds, one in each value.
	 * @param parameters the parameters
	 * @param name name of the parameter
	 * @return the matchers, none if it is not given
	 */
	public static List<LabelMatcher> read(QueryParameters parameters, String name) {
		List<String> texts = parameters.all(name);
		if (texts.size() > MAX_MATCHERS) {
			throw InputException.of("Parameter '" + name + "'", "is given " + texts.size() + " times",
					"send at most " + MAX_MATCHERS + " matchers");
		}
		return texts.stream()
			.flatMap((text) -> parse(FilterText::parse, "Parameter '" + name + "'", text).stream())
			.toList();
	}

	private static List<LabelMatcher> parse(Function<String, List<LabelMatcher>> parser, String place, String text) {
		try {
			List<LabelMatcher> matchers = parser.apply(text);
			matchers.forEach((matcher) -> check(place, matcher.name(), matcher.value()));
			return matchers;
		}
		catch (IllegalArgumentException ex) {
			throw new InputException(place + ": " + PlainText.oneLine(String.valueOf(ex.getMessage()), MAX_TEXT));
		}
	}

	/**
	 * Compile an expression that has to match a whole text.
	 * @param parameters the parameters
	 * @param name name of the parameter that holds the expression
	 * @return a matcher on a label of that name, {@code null} if the parameter is not
	 * given
	 */
	public static @Nullable LabelMatcher regex(QueryParameters parameters, String name) {
		String text = parameters.find(name);
		return (text != null) ? compile("Parameter '" + name + "'", name, Type.REGEX, text) : null;
	}

	/**
	 * Check the name of a label.
	 * @param place where it is, for the message
	 * @param name the name
	 * @return the name
	 */
	static String checkedName(String place, String name) {
		if (!NAME.matcher(name).matches()) {
			throw InputException.of(place, "has " + InputException.quote(name) + " as name of a label",
					"use at most 128 letters, digits and '_', and no digit in front");
		}
		return name;
	}

	private static void check(String place, String name, String value) {
		checkedName(place, name);
		if (value.length() > MAX_VALUE) {
			throw InputException.of(place, "has a value of " + value.length() + " characters",
					"use at most " + MAX_VALUE);
		}
	}

	private static LabelMatcher compile(String place, String name, Type type, String value) {
		check(place, name, value);
		try {
			return new LabelMatcher(name, type, value);
		}
		catch (PatternSyntaxException ex) {
			throw InputException.of(place,
					"has an expression that RE2 does not know or that is too large: "
							+ InputException.quote(String.valueOf(ex.getMessage())),
					"correct it, or compare with = instead of =~");
		}
	}

}
