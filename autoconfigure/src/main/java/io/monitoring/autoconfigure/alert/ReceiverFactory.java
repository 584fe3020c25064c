package io.monitoring.autoconfigure.alert;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.monitoring.autoconfigure.PropertyErrors;
import io.monitoring.notify.AlertForwarder;
import io.monitoring.notify.Notifier;
import io.monitoring.notify.Receiver;
import io.monitoring.notify.Route;

import org.springframework.boot.diagnostics.FailureAnalyzedException;

/**
 * Makes receivers of properties and of beans. The log is one of them unless it is
 * switched off.
 */
final class ReceiverFactory {

	private static final String PREFIX = "monitoring.alerts.receivers.";

	private static final int MOST = 100;

	private static final int LONGEST_NAME = 64;

	private final PropertyErrors errors;

	private final NotifierFactory notifiers;

	private final ForwarderFactory forwarders;

	ReceiverFactory(PropertyErrors errors, NotifierFactory notifiers, ForwarderFactory forwarders) {
		this.errors = errors;
		this.notifiers = notifiers;
		this.forwarders = forwarders;
	}

	/**
	 * Create the receivers.
	 * @param properties what the user wrote
	 * @param beans notifiers of the application
	 * @return the receivers in a stable order: the log, then by name, then the beans
	 */
	Receivers create(Map<String, ReceiverProperties> properties, List<Notifier> beans) {
		if (properties.size() > MOST) {
			throw this.errors.invalid("monitoring.alerts.receivers", properties.size() + " receivers are configured.",
					"Configure at most " + MOST + ".");
		}
		Map<String, ReceiverProperties> wanted = new LinkedHashMap<>();
		wanted.put("log", properties.getOrDefault("log", ReceiverProperties.DEFAULTS));
		wanted.putAll(new TreeMap<>(properties));
		Map<String, Notifier> own = byName(beans);
		Receivers receivers = new Receivers();
		wanted.forEach((name, receiver) -> add(receivers, check(name, receiver, own.keySet()),
				new ReceiverFields(this.errors, name, receiver)));
		own.forEach((name, notifier) -> {
			if (!receivers.disabled().contains(name)) {
				ReceiverProperties receiver = properties.getOrDefault(name, ReceiverProperties.DEFAULTS);
				receivers.enabled().add(configured(ReceiverType.CUSTOM, receiver, notifier));
			}
		});
		return receivers;
	}

	private void add(Receivers receivers, ReceiverType type, ReceiverFields fields) {
		if (!fields.properties().enabled()) {
			receivers.disabled().add(fields.name());
		}
		else if (type == ReceiverType.ALERTMANAGER) {
			receivers.forwarders().put(fields.name(), this.forwarders.create(fields));
		}
		else if (type != ReceiverType.CUSTOM) {
			receivers.enabled().add(configured(type, fields.properties(), this.notifiers.create(type, fields)));
		}
	}

	/** People read a limited number of messages, a log takes them all. */
	private static ConfiguredReceiver configured(ReceiverType type, ReceiverProperties properties, Notifier notifier) {
		Receiver receiver = new Receiver(notifier.name(), notifier, properties.sendResolved());
		return new ConfiguredReceiver((type != ReceiverType.LOG) ? receiver : receiver.unlimited(), type, properties);
	}

	private static Map<String, Notifier> byName(List<Notifier> beans) {
		Map<String, Notifier> byName = new LinkedHashMap<>();
		for (Notifier bean : beans) {
			String name = bean.name();
			if (!isName(name)) {
				throw new FailureAnalyzedException("A Notifier bean has the name '" + name + "'.", nameRule());
			}
			if (byName.put(name, bean) != null) {
				throw twoOf(name);
			}
		}
		return byName;
	}

	private static boolean isName(String name) {
		return !name.isBlank() && name.length() <= LONGEST_NAME && !name.equals(Route.NOBODY)
				&& name.codePoints().noneMatch(Character::isISOControl);
	}

	private static String nameRule() {
		return "Use at most " + LONGEST_NAME + " characters, none of them a control character, and not '" + Route.NOBODY
				+ "', which means nobody.";
	}

	private static FailureAnalyzedException twoOf(String name) {
		return new FailureAnalyzedException("There are two receivers with the name '" + name + "'.",
				"Give the Notifier bean another name than those under 'monitoring.alerts.receivers' and those of other"
						+ " beans.");
	}

	private ReceiverType check(String name, ReceiverProperties receiver, Set<String> beans) {
		if (!isName(name)) {
			throw this.errors.invalid(PREFIX + name, "'" + name + "' is not a name of a receiver.", nameRule());
		}
		ReceiverType type = type(name, receiver, beans);
		if (beans.contains(name) && type != ReceiverType.CUSTOM) {
			throw twoOf(name);
		}
		for (String field : receiver.present()) {
			if (!type.fields().contains(field)) {
				throw this.errors.invalidSecret(PREFIX + name + "." + field,
						"A receiver of type '" + type.key() + "' has no '" + field + "'.",
						"Remove the property. " + type.describeFields());
			}
		}
		return type;
	}

	private ReceiverType type(String name, ReceiverProperties receiver, Set<String> beans) {
		String text = (receiver.type() != null) ? receiver.type() : name;
		ReceiverType type = ReceiverType.of(text);
		boolean bean = receiver.type() == null && beans.contains(name);
		if (bean && (type == null || receiver.present().isEmpty())) {
			return ReceiverType.CUSTOM;
		}
		if (type != null) {
			return type;
		}
		throw this.errors.invalid(PREFIX + name + ".type", "'" + text + "' is not a type of receiver.",
				"Set one of " + ReceiverType.known() + ".");
	}

	/**
	 * The receivers of an application.
	 *
	 * @param enabled those that are told
	 * @param disabled names of those that are switched off
	 * @param forwarders those that get all alerts, by their names
	 */
	record Receivers(List<ConfiguredReceiver> enabled, Set<String> disabled, Map<String, AlertForwarder> forwarders) {

		Receivers() {
			this(new ArrayList<>(), new HashSet<>(), new LinkedHashMap<>());
		}

		/** Notifiers that are no beans. */
		List<Notifier> owned() {
			return this.enabled.stream()
				.filter((configured) -> configured.type() != ReceiverType.CUSTOM)
				.map((configured) -> configured.receiver().notifier())
				.toList();
		}

		List<Receiver> all() {
			return this.enabled.stream().map(ConfiguredReceiver::receiver).toList();
		}

	}

}
