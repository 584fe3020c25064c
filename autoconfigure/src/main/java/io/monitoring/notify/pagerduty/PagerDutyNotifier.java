package io.monitoring.notify.pagerduty;

import io.monitoring.notify.MessageSize;
import io.monitoring.notify.Notification;
import io.monitoring.notify.Notifier;
import io.monitoring.notify.OutboundHttp;
import io.monitoring.notify.RequestHeaders;

/**
 * Opens and closes incidents of PagerDuty by its Events API, version 2.
 */
public final class PagerDutyNotifier implements Notifier {

	private final String name;

	private final PagerDutySettings settings;

	private final OutboundHttp http;

	/**
	 * Create a notifier.
	 * @param name name of the receiver
	 * @param settings the integration
	 * @param http what posts
	 */
	public PagerDutyNotifier(String name, PagerDutySettings settings, OutboundHttp http) {
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
		String event = MessageSize.fit(this.settings.maxAlerts(), PagerDutyEvent.MAX_BYTES,
				(alerts) -> PagerDutyEvent.of(notification, this.settings, alerts));
		this.http.post(this.settings.url(), RequestHeaders.json(notification), event);
	}

}
