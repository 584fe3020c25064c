package io.monitoring.rule.template;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.monitoring.series.Labels;
import io.monitoring.series.NumberText;

/**
 * Values as Go's {@code fmt} and {@code text/template} write and judge them.
 */
final class GoText {

	private GoText() {
	}

	/**
	 * Write a value as an action shows it.
	 * @param value the value
	 * @return the text
	 */
	static String show(Object value) {
		if (value instanceof Double number) {
			return NumberText.general(number);
		}
		if (value instanceof Labels labels) {
			return showMap(labels.toMap());
		}
		if (value instanceof Map<?, ?> map) {
			return showMap(map);
		}
		if (value instanceof TemplateSample sample) {
			return "{" + show(sample.labels()) + " " + show(sample.value()) + "}";
		}
		if (value instanceof List<?> list) {
			return showList(list);
		}
		if (value instanceof TemplateData data) {
			return "{" + show(data.labels()) + " " + show(data.externalLabels()) + " " + data.externalUrl() + " "
					+ show(data.value()) + "}";
		}
		return showTime(value);
	}

	private static String showTime(Object value) {
		if (value instanceof Instant time) {
			return GoTime.show(time);
		}
		if (value instanceof Duration duration) {
			return GoTime.show(duration);
		}
		return (value == Nothing.NOTHING) ? "<no value>" : value.toString();
	}

	private static String showMap(Map<?, ?> map) {
		StringBuilder text = new StringBuilder("map[");
		map.forEach((key, value) -> text.append((text.length() > 4) ? " " : "")
			.append(key)
			.append(':')
			.append(showOperand(value)));
		return text.append(']').toString();
	}

	/** In Go these are addresses, which tell nobody anything. */
	private static String showList(List<?> list) {
		StringBuilder text = new StringBuilder("[");
		list.forEach((value) -> text.append((text.length() > 1) ? " " : "").append(show(value)));
		return text.append(']').toString();
	}

	/**
	 * Write a value as {@code print} and {@code printf} do: an element of a result is a
	 * pointer there.
	 * @param value the value
	 * @return the text
	 */
	static String showOperand(Object value) {
		if (value instanceof TemplateSample) {
			return "&" + show(value);
		}
		return (value == Nothing.NOTHING) ? "<nil>" : show(value);
	}

	/**
	 * Name the type of a value in the words of Go.
	 * @param value the value
	 * @return for example {@code float64}
	 */
	static String typeOf(Object value) {
		if (value instanceof Number) {
			return (value instanceof Long) ? "int" : "float64";
		}
		if (value instanceof Labels) {
			return "map[string]string";
		}
		if (value instanceof Map) {
			return "map[string]interface {}";
		}
		if (value instanceof List) {
			return "template.queryResult";
		}
		if (value instanceof Instant) {
			return "*time.Time";
		}
		if (value instanceof Duration) {
			return "*time.Duration";
		}
		return ofOther(value);
	}

	private static String ofOther(Object value) {
		if (value instanceof String) {
			return "string";
		}
		if (value instanceof Boolean) {
			return "bool";
		}
		if (value instanceof TemplateSample) {
			return "*template.sample";
		}
		return (value == Nothing.NOTHING) ? "nil" : "struct";
	}

	/**
	 * Return whether a condition holds: zero and what is empty are false.
	 * @param value the value
	 * @return whether it counts as true
	 */
	static boolean isTrue(Object value) {
		if (value instanceof Boolean bool) {
			return bool;
		}
		if (value instanceof Number number) {
			return number.doubleValue() != 0;
		}
		if (value instanceof String text) {
			return !text.isEmpty();
		}
		if (value instanceof Labels labels) {
			return !labels.isEmpty();
		}
		if (value instanceof Map<?, ?> map) {
			return !map.isEmpty();
		}
		return (value instanceof List<?> list) ? !list.isEmpty() : value != Nothing.NOTHING;
	}

}
