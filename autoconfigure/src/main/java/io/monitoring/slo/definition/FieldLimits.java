package io.monitoring.slo.definition;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Refuses what no field may hold: too much, empty texts and control characters.
 */
final class FieldLimits {

	private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9_-]{0,62}");

	private static final Set<String> RESERVED = Set.of("objectives", "exclusions", "error-budget", "gate", "openslo");

	private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\n\\r\\t]]");

	private FieldLimits() {
	}

	static void check(ObjectiveDefinition definition) {
		if (!NAME.matcher(definition.name()).matches()) {
			throw new ObjectiveException("name",
					"'" + Written.shown(definition.name()) + "' is not a valid name of an objective.",
					"Use a letter followed by at most 62 letters, digits, '-' or '_'.");
		}
		if (RESERVED.contains(definition.name())) {
			throw new ObjectiveException("name", "'" + definition.name() + "' is a path of the HTTP interface.",
					"Choose another name.");
		}
		for (ObjectiveField<?> field : ObjectiveField.ALL) {
			Object value = definition.get(field);
			if (value instanceof String text) {
				text(field.name(), text, field.most());
			}
			else if (value instanceof List<?> list) {
				size(field, list);
				list.forEach((entry) -> text(field.name(), String.valueOf(entry), ObjectiveField.LONGEST_ENTRY));
				unique(field, list);
			}
			else if (value instanceof Map<?, ?> map) {
				size(field, map.keySet());
				map.forEach((key, entry) -> entry(field, String.valueOf(key), entry));
			}
		}
	}

	private static void size(ObjectiveField<?> field, Collection<?> entries) {
		if (entries.size() > field.most()) {
			throw Written.error(field, "It has " + entries.size() + " entries.", "Set at most " + field.most() + ".");
		}
	}

	private static void unique(ObjectiveField<?> field, List<?> entries) {
		HashSet<Object> seen = new HashSet<>();
		for (Object entry : entries) {
			if (!seen.add(entry)) {
				throw Written.error(field, "'" + Written.shown(String.valueOf(entry)) + "' is there twice.",
						"Remove one of them.");
			}
		}
	}

	private static void entry(ObjectiveField<?> field, String key, Object entry) {
		if (key.isBlank()) {
			throw Written.error(field, "An entry has no name.", "Name it, or remove it.");
		}
		if (entry instanceof String text && !text.isEmpty()) {
			text(field.name() + "." + Written.shown(key), text, ObjectiveField.LONGEST_ENTRY);
		}
	}

	private static void text(String place, String text, int longest) {
		if (text.isBlank()) {
			throw new ObjectiveException(place, "It is empty.", "Set a text, or remove it.");
		}
		if (text.length() > longest) {
			throw new ObjectiveException(place, "It has " + text.length() + " characters.",
					"Set at most " + longest + ".");
		}
		if (CONTROL.matcher(text).find()) {
			throw new ObjectiveException(place, "It has control characters.", "Remove them.");
		}
	}

}
