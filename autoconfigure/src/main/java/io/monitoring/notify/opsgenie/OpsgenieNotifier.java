package io.monitoring.notify.opsgenie;

import io.monitoring.notify.Notification;
import io.monitoring.notify.NotificationHeaders;
import io.monitoring.notify.NotificationKey;
import io.monitoring.notify.Notifier;
import io.monitoring.outbound.OutboundHttp;
import io.monitoring.outbound.RequestHeaders;

/**
 * Opens and closes alerts of Opsgenie, one for each group of alerts.
 *
 * @param name name of the receiver
 * @param settings the integration
 * @param http what posts
 */
public record OpsgenieNotifier(String name, OpsgenieSettings settings, OutboundHttp http) implements Notifier {

	static final String PATH = "/v2/alerts";

	@Override
	public void send(Notification notification) {
		RequestHeaders headers = NotificationHeaders.json(notification)
			.authorization("GenieKey", this.settings.apiKey());
		String alias = NotificationKey.of(notification, this.settings.source());
		if (notification.isFiring()) {
			this.http.post(this.settings.url().append(PATH), headers,
					OpsgenieAlert.open(notification, this.settings, alias));
		}
		else {
			this.http.post(this.settings.url().append(PATH + "/" + alias + "/close?identifierType=alias"), headers,
					OpsgenieAlert.close(notification, this.settings));
		}
	}

}
