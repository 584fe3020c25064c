package io.monitoring.autoconfigure.alert;

import java.util.List;
import java.util.Set;

import io.monitoring.autoconfigure.PropertyErrors;
import io.monitoring.notify.DispatcherSettings;
import io.monitoring.notify.Notifier;
import io.monitoring.notify.Route;
import io.monitoring.notify.SecretUrl;
import io.monitoring.notify.TimeIntervals;

/**
 * Makes of properties who is told about which alerts.
 */
final class DeliveryFactory {

	private final PropertyErrors errors;

	private final ReceiverFactory receivers;

	DeliveryFactory(PropertyErrors errors, NotifierFactory notifiers) {
		this.errors = errors;
		this.receivers = new ReceiverFactory(errors, notifiers);
	}

	DispatcherSettings create(AlertProperties properties, List<Notifier> beans, String externalUrl) {
		ReceiverFactory.Receivers created = this.receivers.create(properties.receivers(), beans);
		TimeIntervals intervals = new TimeIntervalFactory(this.errors).create(properties.timeIntervals());
		ReceiverNames names = new ReceiverNames(this.errors, created.enabled(), created.disabled(), Set.of());
		Route root = new RouteFactory(this.errors, names).create(properties, intervals.names());
		checkLimits(properties);
		return DispatcherSettings.of(root, created.all(), checkedExternalUrl(externalUrl))
			.with(new InhibitRuleFactory(this.errors).create(properties), intervals)
			.limited(properties.maxPerMinute(), properties.deadline());
	}

	private void checkLimits(AlertProperties properties) {
		if (properties.maxPerMinute() <= 0) {
			throw this.errors.invalid("monitoring.alerts.max-per-minute", "The number is not positive.",
					"Set a number such as 20.");
		}
		new DurationCheck(this.errors).positive("monitoring.alerts.deadline", properties.deadline());
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

}
