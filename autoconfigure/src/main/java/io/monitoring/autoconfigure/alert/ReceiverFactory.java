package io.monitoring.autoconfigure.alert;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import io.monitoring.autoconfigure.PropertyErrors;
import io.monitoring.notify.DispatcherSettings;
import io.monitoring.notify.Notifier;
import io.monitoring.notify.OutboundHttp;
import io.monitoring.notify.Receiver;
import io.monitoring.notify.Route;
import io.monitoring.notify.Route.Timing;
import io.monitoring.notify.SecretUrl;
import io.monitoring.notify.log.LogNotifier;
import io.monitoring.notify.webhook.WebhookNotifier;
import io.monitoring.notify.webhook.WebhookSettings;

import org.springframework.boot.diagnostics.FailureAnalyzedException;

/**
 * Makes receivers and routes of properties: every receiver gets every alert, grouped by
 * the name of the alert.
 */
final class ReceiverFactory {

	private static final String PREFIX = "monitoring.alerts.";

	private final PropertyErrors errors;

	private final Supplier<OutboundHttp> http;

	ReceiverFactory(PropertyErrors errors, Supplier<OutboundHttp> http) {
		this.errors = errors;
		this.http = http;
	}

	DispatcherSettings create(AlertProperties properties, List<Notifier> notifiers, String externalUrl) {
		List<Receiver> receivers = new ArrayList<>();
		if (properties.receivers().log().enabled()) {
			receivers.add(Receiver.of(new LogNotifier("log")));
		}
		AlertProperties.Webhook webhook = properties.receivers().webhook();
		if (webhook.url() != null && !webhook.url().isBlank()) {
			Notifier notifier = new WebhookNotifier("webhook", WebhookSettings.of(url(webhook.url())), this.http.get());
			receivers.add(new Receiver("webhook", notifier, webhook.sendResolved()));
		}
		notifiers.forEach((notifier) -> receivers.add(Receiver.of(notifier)));
		checkNames(receivers);
		List<Route> routes = receivers.stream().map((receiver) -> route(receiver.name())).toList();
		if (receivers.isEmpty()) {
			receivers.add(Receiver.of(new Nobody()));
		}
		Route root = new Route(receivers.get(0).name(), List.of(), List.of("alertname"), timing(properties),
				Route.Windows.NONE, false, routes);
		return DispatcherSettings.of(root, receivers, checkedExternalUrl(externalUrl));
	}

	private static Route route(String receiver) {
		return new Route(receiver, List.of(), null, Timing.INHERITED, Route.Windows.NONE, true, List.of());
	}

	private Timing timing(AlertProperties properties) {
		return new Timing(notNegative("group-wait", properties.groupWait()),
				positive("group-interval", properties.groupInterval()),
				positive("repeat-interval", properties.repeatInterval()));
	}

	private Duration notNegative(String name, Duration duration) {
		if (duration.isNegative()) {
			throw this.errors.invalid(PREFIX + name, "The duration is negative.", "Set 0s or more, for example 30s.");
		}
		return duration;
	}

	private Duration positive(String name, Duration duration) {
		if (duration.isNegative() || duration.isZero()) {
			throw this.errors.invalid(PREFIX + name, "The duration is not positive.",
					"Set a duration above 0s, for example 5m.");
		}
		return duration;
	}

	private String checkedExternalUrl(String text) {
		try {
			if (!text.isBlank()) {
				SecretUrl.of(text);
			}
			return text.strip();
		}
		catch (IllegalArgumentException ex) {
			throw this.errors.invalidSecret("monitoring.external-url", String.valueOf(ex.getMessage()),
					"Set the address that people use, such as https://shop.example.com/monitoring.");
		}
	}

	private SecretUrl url(String text) {
		try {
			return SecretUrl.of(text);
		}
		catch (IllegalArgumentException ex) {
			throw this.errors.invalidSecret(PREFIX + "receivers.webhook.url", String.valueOf(ex.getMessage()),
					"Set an address such as https://hooks.example.com/alerts.");
		}
	}

	private static void checkNames(List<Receiver> receivers) {
		Set<String> names = new HashSet<>();
		for (Receiver receiver : receivers) {
			if (!names.add(receiver.name())) {
				throw new FailureAnalyzedException("There are two receivers with the name '" + receiver.name() + "'.",
						"Give the Notifier bean another name than 'log', 'webhook' and those of other beans.");
			}
		}
	}

}
