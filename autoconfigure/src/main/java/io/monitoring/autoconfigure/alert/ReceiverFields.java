package io.monitoring.autoconfigure.alert;

import java.util.function.Supplier;

import io.monitoring.autoconfigure.PropertyErrors;
import io.monitoring.outbound.RequestHeaders;
import io.monitoring.outbound.SecretText;
import io.monitoring.outbound.SecretUrl;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.FailureAnalyzedException;

/**
 * The fields of one receiver, checked as they are read. Values are never shown, because
 * most of them are secrets.
 */
final class ReceiverFields {

	private static final String PREFIX = "monitoring.alerts.receivers.";

	private final PropertyErrors errors;

	private final String name;

	private final ReceiverProperties properties;

	ReceiverFields(PropertyErrors errors, String name, ReceiverProperties properties) {
		this.errors = errors;
		this.name = name;
		this.properties = properties;
	}

	String name() {
		return this.name;
	}

	ReceiverProperties properties() {
		return this.properties;
	}

	SecretUrl url() {
		return url("url", required("url", this.properties.url()));
	}

	SecretUrl url(SecretUrl otherwise) {
		String text = this.properties.url();
		return (text != null) ? url("url", text) : otherwise;
	}

	SecretUrl url(String field, String text) {
		return checked(field, () -> SecretUrl.of(text), "Set an address such as https://hooks.example.com/alerts.");
	}

	SecretText secret(String field, @Nullable String text) {
		String present = required(field, text);
		return checked(field, () -> SecretText.of(present), "Set the value as the receiver shows it.");
	}

	/**
	 * Return the headers that tell a receiver who asks.
	 * @return an authorization, or none
	 */
	RequestHeaders authorization() {
		String username = this.properties.username();
		if (this.properties.token() != null) {
			if (username != null || this.properties.password() != null) {
				throw invalid("token", "Receiver '" + this.name + "' has a token and a user name or password.",
						"Remove one of them.");
			}
			return RequestHeaders.NONE.authorization("Bearer", secret("token", this.properties.token()));
		}
		if (username == null && this.properties.password() == null) {
			return RequestHeaders.NONE;
		}
		String user = required("username", username);
		SecretText password = secret("password", this.properties.password());
		return checked("username", () -> RequestHeaders.NONE.basic(user, password), "Set a name without a colon.");
	}

	String required(String field, @Nullable String text) {
		if (text == null || text.isBlank()) {
			throw invalid(field, "Receiver '" + this.name + "' has no '" + field + "'.",
					"Set it, or switch the receiver off by '" + PREFIX + this.name + ".enabled: false'.");
		}
		return text;
	}

	<T> T checked(String field, Supplier<T> creator, String action) {
		try {
			return creator.get();
		}
		catch (IllegalArgumentException ex) {
			throw invalid(field, String.valueOf(ex.getMessage()), action);
		}
	}

	FailureAnalyzedException invalid(String field, String problem, String action) {
		return this.errors.invalidSecret(PREFIX + this.name + "." + field, problem, action);
	}

}
