package io.monitoring.autoconfigure.alert;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.monitoring.notify.AlertForwarder;
import io.monitoring.notify.alertmanager.AlertmanagerForwarder;
import io.monitoring.notify.alertmanager.AlertmanagerSettings;
import io.monitoring.outbound.SecretUrl;

/**
 * Makes what passes all alerts on to an Alertmanager.
 */
final class ForwarderFactory {

	private final OutboundClients http;

	private final Duration interval;

	private final String externalUrl;

	/**
	 * Create the factory.
	 * @param http the ways out
	 * @param interval time between two ticks
	 * @param externalUrl address of the monitoring page or the empty string
	 */
	ForwarderFactory(OutboundClients http, Duration interval, String externalUrl) {
		this.http = http;
		this.interval = interval;
		this.externalUrl = externalUrl;
	}

	AlertForwarder create(ReceiverFields fields) {
		List<String> texts = fields.properties().urls();
		List<SecretUrl> urls = new ArrayList<>();
		for (int i = 0; i < texts.size(); i++) {
			String field = "urls[" + i + "]";
			SecretUrl url = fields.url(field, texts.get(i));
			fields.checked(field, () -> url.append("/"), "Set an address such as http://alertmanager:9093.");
			urls.add(url);
		}
		AlertmanagerSettings settings = fields.checked("urls",
				() -> new AlertmanagerSettings(urls, fields.authorization(), this.interval, this.externalUrl),
				"Set addresses such as http://alertmanager:9093.");
		return new AlertmanagerForwarder(fields.name(), settings, this.http.of(fields));
	}

}
