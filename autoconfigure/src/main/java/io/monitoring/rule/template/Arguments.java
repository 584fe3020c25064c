package io.monitoring.rule.template;

import java.util.List;

import io.monitoring.series.NumberText;

/**
 * The values that a function is called with, read as the types that it takes.
 *
 * @param values the values
 */
record Arguments(List<Object> values) {

	int size() {
		return this.values.size();
	}

	Object get(int index) {
		return this.values.get(index);
	}

	String text(int index) {
		if (get(index) instanceof String text) {
			return text;
		}
		throw wrongType(index, "string");
	}

	List<?> samples(int index) {
		if (get(index) instanceof List<?> samples) {
			return samples;
		}
		throw wrongType(index, "the result of a query");
	}

	TemplateSample sample(int index) {
		if (get(index) instanceof TemplateSample sample) {
			return sample;
		}
		throw wrongType(index, "an element of the result of a query");
	}

	/**
	 * Read a number; a text counts as one if it reads as one:
	 * {@code $labels.le | humanize}.
	 * @param index position of the argument
	 * @return the number
	 */
	double number(int index) {
		Object value = get(index);
		if (value instanceof Number number) {
			return number.doubleValue();
		}
		if (value instanceof String text) {
			try {
				return NumberText.parse(text);
			}
			catch (NumberFormatException ex) {
				throw new ExpansionException("'" + text + "' is not a number");
			}
		}
		throw wrongType(index, "a number");
	}

	private ExpansionException wrongType(int index, String expected) {
		return new ExpansionException(
				"wrong type for value; expected " + expected + "; got " + GoText.typeOf(get(index)));
	}

}
