package io.monitoring.web;

import java.util.Locale;
import java.util.regex.Pattern;

import io.monitoring.notify.PlainText;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes the texts of the record of changes: bounded, on one line, and without what looks
 * like a secret, since the record is read by more people than may write.
 */
final class AuditText {

	private static final int MAX_LENGTH = 2000;

	private static final String MASK = "******";

	private static final Pattern SECRET_NAME = Pattern
		.compile("pass(word|wd|phrase)?$|secret|token|api[-_]?key|credential|authorization|private[-_]?key");

	private static final Pattern SECRET_VALUE = Pattern
		.compile("(?i)(?<=://)[^/@\\s]+(?=@)|(?<=\\b(bearer|basic) )[\\w.~+/=-]+");

	private AuditText() {
	}

	/**
	 * Show a value as JSON.
	 * @param view the value
	 * @return the text
	 */
	static String of(Object view) {
		JsonNode tree = (view instanceof JsonNode node) ? node.deepCopy() : Json.tree(view);
		mask(tree);
		return line(tree.toString());
	}

	/**
	 * Show a text.
	 * @param text the text
	 * @return the text
	 */
	static String line(String text) {
		return PlainText.oneLine(SECRET_VALUE.matcher(text).replaceAll(MASK), MAX_LENGTH);
	}

	private static void mask(JsonNode node) {
		if (node instanceof ObjectNode object) {
			for (String name : object.propertyNames().toArray(String[]::new)) {
				if (SECRET_NAME.matcher(name.toLowerCase(Locale.ROOT)).find()) {
					object.put(name, MASK);
				}
				else {
					mask(object.path(name));
				}
			}
		}
		else if (node instanceof ArrayNode array) {
			array.forEach(AuditText::mask);
		}
	}

}
