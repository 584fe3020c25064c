package io.monitoring.notify.webhook;

import java.util.Map;

import io.monitoring.notify.Notification;
import io.monitoring.notify.Notifier;
import io.monitoring.notify.OutboundHttp;
import io.monitoring.notify.SecretUrl;

/**
 * Posts notifications to a web hook in the format of Alertmanager, version 4.
 */
public final class WebhookNotifier implements Notifier {

	private final String name;

	private final SecretUrl url;

	private final OutboundHttp http;

	private final int maxAlerts;

	/**
	 * Create a notifier.
	 * @param name name of the receiver
	 * @param url where to post
	 * @param http what posts
	 * @param maxAlerts largest number of alerts in one message, 0 for no bound
	 */
	public WebhookNotifier(String name, SecretUrl url, OutboundHttp http, int maxAlerts) {
		this.name = name;
		this.url = url;
		this.http = http;
		this.maxAlerts = maxAlerts;
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public void send(Notification notification) {
		Map<String, String> headers = Map.of("Content-Type", "application/json", "Idempotency-Key", notification.id());
		this.http.post(this.url, headers, WebhookMessage.of(notification, this.maxAlerts));
	}

}
