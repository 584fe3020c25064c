package io.monitoring.notify.pagerduty;

import io.monitoring.notify.MessageSize;
import io.monitoring.notify.Notification;
import io.monitoring.notify.NotificationHeaders;
import io.monitoring.notify.Notifier;
import io.monitoring.outbound.OutboundHttp;
import io.monitoring.outbound.RequestHeaders;

/**
 * Opens and closes incidents of PagerDuty by its Events API, version 2.
 *
 * @param name name of the receiver
 * @param settings the integration
 * @param http what posts
 */
public record PagerDutyNotifier(String name, PagerDutySettings settings, OutboundHttp http) implements Notifier {

	@Override
	public void send(Notification notification) {
		String event = MessageSize.fit(this.settings.maxAlerts(), PagerDutyEvent.MAX_BYTES,
				(alerts) -> PagerDutyEvent.of(notification, this.settings, alerts));
		this.http.post(this.settings.url(), NotificationHeaders.json(notification), event);
	}

}
