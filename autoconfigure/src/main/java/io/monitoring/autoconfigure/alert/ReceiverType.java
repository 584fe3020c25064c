package io.monitoring.autoconfigure.alert;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * What a receiver is, and the fields that it takes.
 */
enum ReceiverType {

	LOG,

	WEBHOOK("url", "token", "username", "password", "ssl-bundle"),

	SLACK("url", "token", "channel", "channels", "ssl-bundle"),

	TEAMS("url", "ssl-bundle"),

	EMAIL("to", "recipients", "from"),

	PAGERDUTY("routing-key", "url", "ssl-bundle"),

	OPSGENIE("api-key", "url", "ssl-bundle"),

	/** Gets all alerts, past routes. */
	ALERTMANAGER("urls", "token", "username", "password", "ssl-bundle"),

	/** A bean of the application. */
	CUSTOM;

	private final Set<String> fields;

	ReceiverType(String... fields) {
		this.fields = new TreeSet<>(Arrays.asList(fields));
	}

	/**
	 * Return the name that is written in properties.
	 * @return the name in lower case
	 */
	String key() {
		return name().toLowerCase(Locale.ROOT);
	}

	Set<String> fields() {
		return this.fields;
	}

	String describeFields() {
		return this.fields.isEmpty() ? "There are none for this type."
				: "Those of this type are " + String.join(", ", this.fields) + ".";
	}

	static @Nullable ReceiverType of(String key) {
		for (ReceiverType type : values()) {
			if (type != CUSTOM && type.key().equals(key.toLowerCase(Locale.ROOT))) {
				return type;
			}
		}
		return null;
	}

	static String known() {
		return Arrays.stream(values())
			.filter((type) -> type != CUSTOM)
			.map(ReceiverType::key)
			.collect(Collectors.joining(", "));
	}

}
