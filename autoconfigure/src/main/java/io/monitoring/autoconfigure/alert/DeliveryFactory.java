package io.monitoring.autoconfigure.alert;

import java.time.Duration;
import java.util.List;

import io.monitoring.autoconfigure.KnownFields;
import io.monitoring.autoconfigure.PropertyErrors;
import io.monitoring.notify.DispatcherSettings;
import io.monitoring.notify.Notifier;
import io.monitoring.notify.Route;
import io.monitoring.notify.TimeIntervals;
import io.monitoring.outbound.SecretUrl;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Makes of properties who is told about which alerts.
 */
final class DeliveryFactory {

	private static final Duration INTERVAL = Duration.ofSeconds(15);

	private final PropertyErrors errors;

	private final Environment environment;

	private final ReceiverFactory receivers;

	private final String externalUrl;

	DeliveryFactory(Environment environment, BeanFactory beans, OutboundClients http) {
		this.errors = new PropertyErrors(environment);
		this.environment = environment;
		this.externalUrl = checkedExternalUrl(environment.getProperty("monitoring.external-url", ""));
		MailNotifierFactory mail = new MailNotifierFactory(beans, environment.getProperty("spring.mail.username"));
		Duration interval = Binder.get(environment)
			.bind("monitoring.sampling-interval", Duration.class)
			.orElse(INTERVAL);
		this.receivers = new ReceiverFactory(this.errors, new NotifierFactory(http, mail, application()),
				new ForwarderFactory(http, interval, this.externalUrl));
	}

	private String application() {
		String name = this.environment.getProperty("spring.application.name", "");
		return name.isBlank() ? "application" : name;
	}

	/**
	 * Create the delivery.
	 * @param properties what the user wrote
	 * @param notifiers receivers that are beans
	 * @return the delivery
	 */
	AlertDelivery create(AlertProperties properties, List<Notifier> notifiers) {
		KnownFields fields = new KnownFields(this.environment, this.errors);
		fields.refuse("monitoring.alerts.receivers", 1, KnownFields.of(ReceiverProperties.class));
		fields.refuse("monitoring.alerts.route", 0, KnownFields.of(RouteProperties.class));
		checkLimits(properties);
		ReceiverFactory.Receivers created = this.receivers.create(properties.receivers(), notifiers);
		TimeIntervals intervals = new TimeIntervalFactory(this.errors).create(properties.timeIntervals());
		ReceiverNames names = new ReceiverNames(this.errors, created.enabled(), created.disabled(),
				created.forwarders().keySet());
		Route root = new RouteFactory(this.errors, names).create(properties, intervals.names());
		DispatcherSettings settings = DispatcherSettings.of(root, created.all(), this.externalUrl)
			.with(new InhibitRuleFactory(this.errors).create(properties), intervals)
			.limited(properties.maxPerMinute(), properties.deadline());
		ReceiverExport export = new ReceiverExport(this.environment);
		return new AlertDelivery(settings, List.copyOf(created.forwarders().values()),
				created.enabled().stream().map(export::describe).toList(), created.owned());
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
