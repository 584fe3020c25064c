package io.monitoring.rule.template;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import io.monitoring.series.Labels;

/**
 * Fields of values, entries of maps and methods of times, all written {@code .Name}.
 */
final class TemplateFields {

	private TemplateFields() {
	}

	/**
	 * Return a field.
	 * @param receiver the value that has it
	 * @param name its name
	 * @param arguments arguments of a method
	 * @return its value; of a map without such an entry what Go calls its zero value
	 * @throws ExpansionException if there is no such field
	 */
	static Object get(Object receiver, String name, Arguments arguments) {
		if (receiver instanceof Instant time) {
			return GoTime.field(time, name, arguments);
		}
		if (arguments.size() > 0) {
			throw new ExpansionException(name + " is not a function and takes no arguments");
		}
		if (receiver instanceof Duration duration) {
			return GoTime.field(duration, name);
		}
		if (receiver instanceof Labels labels) {
			return labels.get(name);
		}
		if (receiver instanceof Map<?, ?> map) {
			Object value = map.get(name);
			return (value != null) ? value : Nothing.NOTHING;
		}
		return (receiver == Nothing.NOTHING) ? receiver : ofRecord(receiver, name);
	}

	private static Object ofRecord(Object receiver, String name) {
		if (receiver instanceof TemplateSample sample) {
			switch (name) {
				case "Labels":
					return sample.labels();
				case "Value":
					return sample.value();
				default:
					break;
			}
		}
		if (receiver instanceof TemplateData data) {
			switch (name) {
				case "Labels":
					return data.labels();
				case "ExternalLabels":
					return data.externalLabels();
				case "ExternalURL":
					return data.externalUrl();
				case "Value":
					return data.value();
				default:
					break;
			}
		}
		throw new ExpansionException("can't evaluate field " + name + " in type " + GoText.typeOf(receiver));
	}

}
