package io.monitoring.notify.webhook;

import io.monitoring.notify.Notification;
import io.monitoring.notify.Notifier;
import io.monitoring.notify.OutboundHttp;
import io.monitoring.notify.RequestHeaders;

/**
 * Posts notifications to a web hook in the format of Alertmanager, version 4.
 */
public final class WebhookNotifier implements Notifier {

	private final String name;

	private final WebhookSettings settings;

	private final OutboundHttp http;

	/**
	 * Create a notifier.
	 * @param name name of the receiver
	 * @param settings the web hook
	 * @param http what posts
	 */
	public WebhookNotifier(String name, WebhookSettings settings, OutboundHttp http) {
		this.name = name;
		this.settings = settings;
		this.http = http;
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public void send(Notification notification) {
		RequestHeaders headers = RequestHeaders.json(notification).with(this.settings.headers());
		this.http.post(this.settings.url(), headers, WebhookMessage.of(notification, this.settings.maxAlerts()));
	}

}
