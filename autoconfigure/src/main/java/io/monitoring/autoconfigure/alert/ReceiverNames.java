package io.monitoring.autoconfigure.alert;

import java.util.List;
import java.util.Set;

import io.monitoring.autoconfigure.PropertyErrors;
import io.monitoring.notify.Route;

/**
 * The names to which routes may refer.
 */
final class ReceiverNames {

	private static final String LOG = "log";

	private final PropertyErrors errors;

	private final List<ConfiguredReceiver> receivers;

	private final Set<String> disabled;

	private final Set<String> forwarding;

	/**
	 * Create the names.
	 * @param errors makes the failures
	 * @param receivers receivers that are told
	 * @param disabled names of receivers that are switched off
	 * @param forwarding names of receivers that get all alerts past the routes
	 */
	ReceiverNames(PropertyErrors errors, List<ConfiguredReceiver> receivers, Set<String> disabled,
			Set<String> forwarding) {
		this.errors = errors;
		this.receivers = List.copyOf(receivers);
		this.disabled = Set.copyOf(disabled);
		this.forwarding = Set.copyOf(forwarding);
	}

	List<String> enabled() {
		return this.receivers.stream().map(ConfiguredReceiver::name).toList();
	}

	List<String> watchdogs() {
		return this.receivers.stream().filter(ConfiguredReceiver::watchdog).map(ConfiguredReceiver::name).toList();
	}

	/** Who gets what no severity names: the log, because it disturbs nobody. */
	List<String> fallback() {
		return List.of(enabled().contains(LOG) ? LOG : Route.NOBODY);
	}

	/**
	 * Return the receiver of a route.
	 * @param key the property that holds the name
	 * @param name the name
	 * @return the name, or that of nobody for a receiver that is switched off
	 */
	String require(String key, String name) {
		if (name.equals(Route.NOBODY) || this.disabled.contains(name)) {
			return Route.NOBODY;
		}
		if (this.forwarding.contains(name)) {
			throw this.errors.invalid(key, "Receiver '" + name
					+ "' gets all alerts, because it forwards them to an Alertmanager" + " with routes of its own.",
					"Remove it from here.");
		}
		if (!enabled().contains(name)) {
			throw this.errors.invalid(key, "There is no receiver '" + name + "'. Known are " + enabled() + ".",
					"Configure 'monitoring.alerts.receivers." + name + "' or name one that exists.");
		}
		return name;
	}

}
