package io.monitoring.autoconfigure.alert;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.monitoring.notify.Dispatcher;
import io.monitoring.notify.DispatcherSettings;
import io.monitoring.notify.MemoryNotificationLog;
import io.monitoring.notify.MemorySilenceStore;
import io.monitoring.notify.Notification;
import io.monitoring.notify.Notifier;
import io.monitoring.notify.Silences;
import io.monitoring.notify.TestAlerts;
import io.monitoring.outbound.OutboundHttp;

import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ByteArrayResource;

/**
 * Makes deliveries of YAML as a user writes it.
 */
final class DeliveryFixture {

	private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

	private DeliveryFixture() {
	}

	/**
	 * Create settings.
	 * @param yaml content of {@code monitoring.alerts}
	 * @param beans names of notifiers of the application
	 * @return the settings
	 */
	static DispatcherSettings settings(String yaml, String... beans) {
		return delivery(yaml, beans).settings();
	}

	/**
	 * Create a delivery.
	 * @param yaml content of {@code monitoring.alerts}
	 * @param beans names of notifiers of the application
	 * @return the delivery
	 */
	static AlertDelivery delivery(String yaml, String... beans) {
		return delivery(yaml, Arrays.stream(beans).map((name) -> notifier(name, new ArrayList<>())).toList());
	}

	private static AlertDelivery delivery(String yaml, List<Notifier> beans) {
		StandardEnvironment environment = new StandardEnvironment();
		load(yaml).forEach((source) -> environment.getPropertySources().addFirst(source));
		AlertProperties properties = Binder.get(environment).bindOrCreate("monitoring.alerts", AlertProperties.class);
		OutboundClients clients = new OutboundClients(OutboundHttp::new, () -> null);
		return new DeliveryFactory(environment, new StaticListableBeanFactory(), clients).create(properties, beans);
	}

	private static List<PropertySource<?>> load(String yaml) {
		String text = "monitoring:\n  alerts:\n" + yaml.indent(4);
		try {
			return new YamlPropertySourceLoader().load("test",
					new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Find out who is told about an alert.
	 * @param yaml content of {@code monitoring.alerts}
	 * @param beans names of notifiers of the application
	 * @param labels names and values of the labels of the alert
	 * @return the names of the receivers that were told
	 */
	static List<String> told(String yaml, List<String> beans, String... labels) {
		List<String> told = new ArrayList<>();
		DispatcherSettings settings = delivery("group-wait: 0s\n" + yaml,
				beans.stream().map((name) -> notifier(name, told)).toList())
			.settings();
		try (Dispatcher dispatcher = new Dispatcher(settings, new MemoryNotificationLog(100),
				new Silences(new MemorySilenceStore(), 10), Runnable::run, () -> 0.5)) {
			dispatcher.accept(START, List.of(TestAlerts.firing(START.minusSeconds(60), labels)));
		}
		return told;
	}

	private static Notifier notifier(String name, List<String> told) {
		return new Notifier() {
			@Override
			public String name() {
				return name;
			}

			@Override
			public void send(Notification notification) {
				told.add(name);
			}
		};
	}

}
