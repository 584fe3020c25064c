package io.monitoring.rule.template;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.DoubleFunction;

import org.jspecify.annotations.Nullable;

/**
 * Everything that templates can call by name, and with how many arguments. {@code and}
 * and {@code or} are apart, because they look at no more arguments than they need.
 */
final class TemplateFunctions {

	private static final int MANY = 32;

	private static final Map<String, Signature> ALL = new HashMap<>();

	static {
		number("humanize", Humanize::decimal);
		number("humanize1024", Humanize::binary);
		number("humanizePercentage", Humanize::percentage);
		number("humanizeDuration", Humanize::duration);
		number("humanizeTimestamp", Humanize::timestamp);
		number("toTime", Humanize::time);
		number("toDuration", Humanize::length);
		add("printf", 1, MANY, (arguments, data) -> PrintfFormat.parse(arguments.text(0))
			.apply(new Arguments(arguments.values().subList(1, arguments.size())), data));
		ComparisonFunctions.addTo(ALL);
		ListFunctions.addTo(ALL);
		TextFunctions.addTo(ALL);
	}

	private TemplateFunctions() {
	}

	private static void number(String name, DoubleFunction<Object> function) {
		add(name, 1, 1, (arguments, data) -> function.apply(arguments.number(0)));
	}

	private static void add(String name, int least, int most, TemplateFunction function) {
		ALL.put(name, new Signature(least, most, function));
	}

	static @Nullable Signature find(String name) {
		return ALL.get(name);
	}

	/**
	 * Return the names, for people.
	 * @return for example {@code and, args, ...}
	 */
	static String names() {
		TreeSet<String> names = new TreeSet<>(ALL.keySet());
		names.add("and");
		names.add("or");
		return String.join(", ", names);
	}

	/**
	 * A function and how it is called.
	 *
	 * @param least smallest number of arguments
	 * @param most largest number of arguments
	 * @param function the function
	 */
	record Signature(int least, int most, TemplateFunction function) {

		static Signature of(int arguments, TemplateFunction function) {
			return new Signature(arguments, arguments, function);
		}

		static Signature atLeast(int arguments, TemplateFunction function) {
			return new Signature(arguments, MANY, function);
		}

		boolean takes(int arguments) {
			return arguments >= this.least && arguments <= this.most;
		}

		String expected() {
			if (this.least == this.most) {
				return (this.least == 1) ? "one argument" : this.least + " arguments";
			}
			return this.least + " to " + this.most + " arguments";
		}

	}

}
