package io.monitoring.autoconfigure.alert;

import java.util.List;

import io.monitoring.export.AlertmanagerConfigFile;
import io.monitoring.export.ExportedReceiver;
import io.monitoring.notify.AlertForwarder;
import io.monitoring.notify.DispatcherSettings;
import io.monitoring.notify.Notifier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How alerts are delivered, as the properties say.
 */
public final class AlertDelivery implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(AlertDelivery.class);

	private final DispatcherSettings settings;

	private final List<AlertForwarder> forwarders;

	private final List<ExportedReceiver> exported;

	private final List<Notifier> owned;

	/**
	 * Create the delivery.
	 * @param settings who is told about which alerts
	 * @param forwarders who gets all alerts
	 * @param exported what an Alertmanager may know of the receivers
	 * @param owned notifiers that end with this delivery
	 */
	AlertDelivery(DispatcherSettings settings, List<AlertForwarder> forwarders, List<ExportedReceiver> exported,
			List<Notifier> owned) {
		this.settings = settings;
		this.forwarders = List.copyOf(forwarders);
		this.exported = List.copyOf(exported);
		this.owned = List.copyOf(owned);
	}

	/**
	 * Return who is told about which alerts.
	 * @return the settings of the dispatcher
	 */
	public DispatcherSettings settings() {
		return this.settings;
	}

	/**
	 * Return who gets all alerts, past the routes. Whoever uses them closes them.
	 * @return the forwarders
	 */
	public List<AlertForwarder> forwarders() {
		return this.forwarders;
	}

	/**
	 * Write the same as a configuration of Alertmanager, without any secret.
	 * @return the content of the file, YAML
	 */
	public String alertmanagerConfig() {
		return AlertmanagerConfigFile.write(this.settings, this.exported);
	}

	/** End what has threads of its own. */
	@Override
	public void close() {
		for (Notifier notifier : this.owned) {
			if (notifier instanceof AutoCloseable closeable) {
				close(notifier.name(), closeable);
			}
		}
	}

	private static void close(String name, AutoCloseable closeable) {
		try {
			closeable.close();
		}
		catch (Exception ex) {
			logger.warn("Receiver '{}' did not close: {}", name, ex.getClass().getSimpleName());
		}
	}

}
