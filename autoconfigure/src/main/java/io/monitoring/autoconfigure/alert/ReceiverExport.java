package io.monitoring.autoconfigure.alert;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.monitoring.export.ExportedReceiver;
import io.monitoring.notify.BySeverity;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;

/**
 * Tells what an exported configuration may say about a receiver: everything but secrets.
 */
final class ReceiverExport {

	private static final Set<String> SECRETS = Set.of("url", "token", "password");

	private final Environment environment;

	ReceiverExport(Environment environment) {
		this.environment = environment;
	}

	ExportedReceiver describe(ConfiguredReceiver configured) {
		ReceiverProperties properties = configured.properties();
		boolean mail = configured.type() == ReceiverType.EMAIL;
		Map<String, String> plain = new LinkedHashMap<>();
		put(plain, "username", properties.username());
		if (mail) {
			String username = this.environment.getProperty("spring.mail.username");
			put(plain, "from", (properties.from() != null) ? properties.from() : username);
			put(plain, "auth_username", username);
			put(plain, "smarthost", smarthost());
		}
		Set<String> secrets = properties.present();
		secrets.retainAll(SECRETS);
		return new ExportedReceiver(configured.name(), configured.type().key(), configured.receiver().sendResolved(),
				mail ? recipients(properties) : channel(properties), plain, secrets);
	}

	private static void put(Map<String, String> plain, String key, @Nullable String value) {
		if (value != null && !value.isBlank()) {
			plain.put(key, value);
		}
	}

	private @Nullable String smarthost() {
		String host = this.environment.getProperty("spring.mail.host");
		return (host != null) ? host + ":" + this.environment.getProperty("spring.mail.port", "25") : null;
	}

	private static BySeverity<String> channel(ReceiverProperties properties) {
		return new BySeverity<>((properties.channel() != null) ? properties.channel() : "", properties.channels());
	}

	private static BySeverity<String> recipients(ReceiverProperties properties) {
		Map<String, String> special = new LinkedHashMap<>();
		properties.recipients().forEach((severity, addresses) -> special.put(severity, joined(addresses)));
		return new BySeverity<>(joined(properties.to()), special);
	}

	private static String joined(List<String> addresses) {
		return String.join(", ", addresses);
	}

}
