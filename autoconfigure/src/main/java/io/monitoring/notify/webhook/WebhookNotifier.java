package io.monitoring.notify.webhook;

import io.monitoring.notify.Notification;
import io.monitoring.notify.NotificationHeaders;
import io.monitoring.notify.Notifier;
import io.monitoring.outbound.OutboundHttp;
import io.monitoring.outbound.RequestHeaders;

/**
 * Posts notifications to a web hook in the format of Alertmanager, version 4.
 *
 * @param name name of the receiver
 * @param settings the web hook
 * @param http what posts
 */
public record WebhookNotifier(String name, WebhookSettings settings, OutboundHttp http) implements Notifier {

	@Override
	public void send(Notification notification) {
		RequestHeaders headers = NotificationHeaders.json(notification).with(this.settings.headers());
		this.http.post(this.settings.url(), headers, WebhookMessage.of(notification, this.settings.maxAlerts()));
	}

}
