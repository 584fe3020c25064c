package io.monitoring.rule.template;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;

import io.monitoring.series.NumberText;
import org.jspecify.annotations.Nullable;

/**
 * The functions that templates can call with one number. {@code printf} is apart, because
 * its format is checked when a template is parsed.
 */
final class TemplateFunctions {

	private static final Map<String, DoubleFunction<String>> OF_NUMBER = Map.of("humanize", Humanize::decimal,
			"humanize1024", Humanize::binary, "humanizePercentage", Humanize::percentage, "humanizeDuration",
			Humanize::duration, "humanizeTimestamp", Humanize::timestamp);

	private TemplateFunctions() {
	}

	static @Nullable TemplateFunction find(String name) {
		DoubleFunction<String> function = OF_NUMBER.get(name);
		return (function == null) ? null : (arguments) -> function.apply(number(arguments));
	}

	/** A text counts as a number if it reads as one: {@code $labels.le | humanize}. */
	private static double number(List<Object> arguments) {
		Object value = arguments.get(0);
		if (value instanceof Number number) {
			return number.doubleValue();
		}
		try {
			return NumberText.parse(value.toString());
		}
		catch (NumberFormatException ex) {
			throw new ExpansionException("'" + TemplateRenderer.show(value) + "' is not a number");
		}
	}

}
