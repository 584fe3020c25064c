package io.monitoring.autoconfigure.slo;

import java.util.Locale;

import io.monitoring.slo.definition.ObjectiveField;

/**
 * Writes the names of fields as property files do, with dashes.
 */
final class FieldNames {

	private FieldNames() {
	}

	/**
	 * Write a field.
	 * @param field the field in camel case, perhaps with an entry behind a full stop,
	 * which stays as it is
	 * @return the field with dashes
	 */
	static String dashed(String field) {
		int end = field.indexOf('.');
		String name = (end >= 0) ? field.substring(0, end) : field;
		return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT) + field.substring(name.length());
	}

	/**
	 * Write the fields that a text names in quotes.
	 * @param text the text
	 * @return the text with the dashes
	 */
	static String dashedIn(String text) {
		String result = text;
		for (ObjectiveField<?> field : ObjectiveField.ALL) {
			result = result.replace("'" + field.name() + "'", "'" + dashed(field.name()) + "'");
		}
		return result;
	}

}
