package io.monitoring.web.input;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The fields of a JSON object, each of which has to be known. One that is {@code null}
 * counts as absent.
 */
public final class Fields {

	private final JsonNode object;

	private final String path;

	private Fields(JsonNode object, String path) {
		this.object = object;
		this.path = path;
	}

	/**
	 * Take the fields of a body.
	 * @param body the body
	 * @param known names of the fields that there are
	 * @return the fields
	 * @throws InputException if the body is no object or has other fields
	 */
	public static Fields of(JsonNode body, String... known) {
		return at("", body, known);
	}

	/**
	 * Take the fields of an object within a body.
	 * @param path where it is, for messages
	 * @param node the object
	 * @param known names of the fields that there are
	 */
	static Fields at(String path, JsonNode node, String... known) {
		if (!node.isObject()) {
			throw InputException.of(path.isEmpty() ? "The body" : place(path),
					"is " + kind(node) + " and not an object", "send {\"" + known[0] + "\": ...}");
		}
		Fields fields = new Fields(node, path);
		for (String name : node.propertyNames()) {
			if (!List.of(known).contains(name)) {
				throw InputException.of("Field " + InputException.quote(fields.pathOf(name)), "is unknown",
						"use " + String.join(", ", known));
			}
		}
		return fields;
	}

	private String pathOf(String name) {
		return this.path.isEmpty() ? name : this.path + "." + name;
	}

	/**
	 * Return how messages name a field.
	 * @param name name of the field
	 * @return for example {@code Field 'matchers[0].name'}
	 */
	String placeOf(String name) {
		return place(pathOf(name));
	}

	private static String place(String path) {
		return "Field '" + path + "'";
	}

	private @Nullable JsonNode find(String name) {
		JsonNode node = this.object.get(name);
		return (node == null || node.isNull()) ? null : node;
	}

	/**
	 * Return whether a field has a value.
	 * @param name name of the field
	 * @return {@code false} if it is absent or {@code null}
	 */
	public boolean has(String name) {
		return find(name) != null;
	}

	/**
	 * Return a text.
	 * @param name name of the field
	 * @param maxLength how long it may be, in characters
	 * @return the text, {@code null} if it is absent
	 */
	public @Nullable String text(String name, int maxLength) {
		JsonNode node = find(name);
		return (node != null) ? text(node, pathOf(name), maxLength) : null;
	}

	static String text(JsonNode node, String path, int maxLength) {
		if (!node.isString()) {
			throw InputException.of(place(path), "is " + kind(node) + " and not a text", "send \"...\"");
		}
		String text = node.stringValue();
		if (text.length() > maxLength) {
			throw InputException.of(place(path), "has " + text.length() + " characters", "send at most " + maxLength);
		}
		return text;
	}

	/**
	 * Return a text that has to be there.
	 * @param name name of the field
	 * @param maxLength how long it may be, in characters
	 * @return the text, not blank
	 */
	public String requiredText(String name, int maxLength) {
		String text = text(name, maxLength);
		if (text == null || text.isBlank()) {
			throw InputException.of(placeOf(name), (text == null) ? "is missing" : "is empty",
					"send \"" + name + "\": \"...\"");
		}
		return text;
	}

	boolean flag(String name, boolean fallback) {
		JsonNode node = find(name);
		if (node == null) {
			return fallback;
		}
		if (!node.isBoolean()) {
			throw InputException.of(placeOf(name), "is " + kind(node), "send true or false");
		}
		return node.booleanValue();
	}

	@Nullable Instant time(String name) {
		String text = text(name, 64);
		if (text == null) {
			return null;
		}
		try {
			return Instant.parse(text);
		}
		catch (DateTimeException ex) {
			throw InputException.of(placeOf(name), "is " + InputException.quote(text) + " and not a time",
					"send it as \"2026-11-21T10:00:00Z\"");
		}
	}

	@Nullable BigDecimal number(String name) {
		JsonNode node = find(name);
		if (node == null) {
			return null;
		}
		if (!node.isNumber() || (node.isFloatingPointNumber() && !Double.isFinite(node.doubleValue()))) {
			throw InputException.of(placeOf(name), "is " + kind(node) + " and not a number",
					"send a number such as 99.9");
		}
		return node.decimalValue();
	}

	@Nullable Integer count(String name) {
		JsonNode node = find(name);
		if (node == null) {
			return null;
		}
		if (!node.isIntegralNumber() || !node.canConvertToInt()) {
			throw InputException.of(placeOf(name), "is " + kind(node) + " and not a whole number of this range",
					"send a number such as 10");
		}
		return node.intValue();
	}

	@Nullable Duration duration(String name) {
		String text = text(name, 64);
		return (text != null) ? duration(text, pathOf(name)) : null;
	}

	static Duration duration(String text, String path) {
		return DurationText.parse(place(path), text, "send it as \"PT2H\" or \"2h\"");
	}

	/**
	 * Return the elements of a list.
	 * @param name name of the field
	 * @param max how many there may be
	 * @return the elements, none if it is absent
	 */
	List<JsonNode> list(String name, int max) {
		JsonNode node = find(name);
		if (node == null) {
			return List.of();
		}
		if (!node.isArray()) {
			throw InputException.of(placeOf(name), "is " + kind(node) + " and not a list", "send [...]");
		}
		if (node.size() > max) {
			throw InputException.of(placeOf(name), "has " + node.size() + " elements", "send at most " + max);
		}
		return List.copyOf(node.values());
	}

	/**
	 * Return an object whose values are texts, under any names.
	 * @param name name of the field
	 * @param max how many there may be
	 * @param maxLength how long each value may be, in characters
	 * @return the texts by name, none if the field is absent
	 */
	Map<String, String> texts(String name, int max, int maxLength) {
		JsonNode node = find(name);
		if (node == null) {
			return Map.of();
		}
		if (!node.isObject()) {
			throw InputException.of(placeOf(name), "is " + kind(node) + " and not an object",
					"send {\"name\": \"value\"}");
		}
		if (node.size() > max) {
			throw InputException.of(placeOf(name), "has " + node.size() + " entries", "send at most " + max);
		}
		Map<String, String> texts = new LinkedHashMap<>();
		node.properties()
			.forEach((entry) -> texts.put(entry.getKey(), text(entry.getValue(),
					pathOf(name) + "." + InputException.quote(entry.getKey()).replace("'", ""), maxLength)));
		return texts;
	}

	private static String kind(JsonNode node) {
		return switch (node.getNodeType()) {
			case ARRAY -> "a list";
			case OBJECT, POJO -> "an object";
			case BOOLEAN -> "a truth value";
			case NUMBER -> "a number";
			case STRING, BINARY -> "a text";
			case NULL, MISSING -> "empty";
		};
	}

}
