package io.monitoring.autoconfigure.alert;

import java.util.function.Supplier;

import io.monitoring.autoconfigure.PropertyErrors;
import io.monitoring.notify.Notifier;
import io.monitoring.notify.OutboundHttp;
import io.monitoring.notify.SecretUrl;
import io.monitoring.notify.log.LogNotifier;
import io.monitoring.notify.webhook.WebhookNotifier;
import io.monitoring.notify.webhook.WebhookSettings;
import org.jspecify.annotations.Nullable;

/**
 * Makes what delivers to a receiver.
 */
final class NotifierFactory {

	private static final String PREFIX = "monitoring.alerts.receivers.";

	private final PropertyErrors errors;

	private final Supplier<OutboundHttp> http;

	NotifierFactory(PropertyErrors errors, Supplier<OutboundHttp> http) {
		this.errors = errors;
		this.http = http;
	}

	Notifier create(ReceiverType type, String name, ReceiverProperties receiver) {
		return switch (type) {
			case LOG -> new LogNotifier(name);
			case WEBHOOK -> new WebhookNotifier(name, WebhookSettings.of(url(name, receiver.url())), this.http.get());
			default -> throw new IllegalArgumentException("'type' must not be " + type);
		};
	}

	private SecretUrl url(String name, @Nullable String text) {
		String key = PREFIX + name + ".url";
		if (text == null || text.isBlank()) {
			throw this.errors.invalidSecret(key, "Receiver '" + name + "' has no address.",
					"Set it, or switch the receiver off by '" + PREFIX + name + ".enabled: false'.");
		}
		try {
			return SecretUrl.of(text);
		}
		catch (IllegalArgumentException ex) {
			throw this.errors.invalidSecret(key, String.valueOf(ex.getMessage()),
					"Set an address such as https://hooks.example.com/alerts.");
		}
	}

}
