package io.monitoring.autoconfigure.alert;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.monitoring.autoconfigure.PropertyErrors;
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

	ReceiverFactory(PropertyErrors errors, NotifierFactory notifiers) {
		this.errors = errors;
		this.notifiers = notifiers;
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
		List<ConfiguredReceiver> enabled = new ArrayList<>();
		Set<String> disabled = new HashSet<>();
		wanted.forEach((name, receiver) -> {
			ReceiverType type = check(name, receiver, own.keySet());
			if (!receiver.enabled()) {
				disabled.add(name);
			}
			else if (type != ReceiverType.CUSTOM) {
				enabled.add(configured(type, receiver, this.notifiers.create(type, name, receiver)));
			}
		});
		own.forEach((name, notifier) -> {
			if (!disabled.contains(name)) {
				ReceiverProperties receiver = properties.getOrDefault(name, ReceiverProperties.DEFAULTS);
				enabled.add(configured(ReceiverType.CUSTOM, receiver, notifier));
			}
		});
		return new Receivers(List.copyOf(enabled), Set.copyOf(disabled));
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
				"Give the Notifier bean another name than 'log', those under 'monitoring.alerts.receivers' and those of"
						+ " other beans.");
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
		if (type != null) {
			return type;
		}
		if (receiver.type() == null && beans.contains(name)) {
			return ReceiverType.CUSTOM;
		}
		throw this.errors.invalid(PREFIX + name + ".type", "'" + text + "' is not a type of receiver.",
				"Set one of " + ReceiverType.known() + ".");
	}

	/**
	 * The receivers of an application.
	 *
	 * @param enabled those that are told
	 * @param disabled names of those that are switched off
	 */
	record Receivers(List<ConfiguredReceiver> enabled, Set<String> disabled) {

		List<Receiver> all() {
			return this.enabled.stream().map(ConfiguredReceiver::receiver).toList();
		}

	}

}
