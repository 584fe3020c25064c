package io.monitoring.notify.teams;

import io.monitoring.notify.MessageSize;
import io.monitoring.notify.Notification;
import io.monitoring.notify.NotificationHeaders;
import io.monitoring.notify.NotificationText;
import io.monitoring.notify.Notifier;
import io.monitoring.outbound.OutboundHttp;
import io.monitoring.outbound.RequestHeaders;

/**
 * Posts notifications as cards to a workflow of Microsoft Teams.
 *
 * @param name name of the receiver
 * @param settings the workflow
 * @param http what posts
 */
public record TeamsNotifier(String name, TeamsSettings settings, OutboundHttp http) implements Notifier {

	@Override
	public void send(Notification notification) {
		String message = MessageSize.fit(this.settings.maxAlerts(), TeamsMessage.MAX_BYTES,
				(alerts) -> TeamsMessage.of(NotificationText.of(notification, alerts)));
		this.http.post(this.settings.url(), NotificationHeaders.json(notification), message);
	}

}
