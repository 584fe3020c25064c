package io.monitoring.notify.slack;

import io.monitoring.notify.Notification;
import io.monitoring.notify.NotificationHeaders;
import io.monitoring.notify.NotificationText;
import io.monitoring.notify.Notifier;
import io.monitoring.notify.SeverityLevel;
import io.monitoring.outbound.OutboundHttp;
import io.monitoring.outbound.RequestHeaders;
import io.monitoring.outbound.SecretText;

/**
 * Posts notifications to Slack. The highest severity among the alerts, firing or
 * resolved, decides on the channel.
 *
 * @param name name of the receiver
 * @param settings the way into Slack
 * @param http what posts
 */
public record SlackNotifier(String name, SlackSettings settings, OutboundHttp http) implements Notifier {

	@Override
	public void send(Notification notification) {
		int maxAlerts = Math.min(this.settings.maxAlerts(), SlackMessage.MAX_ALERTS);
		String channel = this.settings.channel().of(SeverityLevel.highest(notification.alerts()));
		String message = SlackMessage.of(NotificationText.of(notification, maxAlerts), channel);
		RequestHeaders headers = NotificationHeaders.json(notification);
		SecretText token = this.settings.token();
		if (token == null) {
			this.http.post(this.settings.url(), headers, message);
		}
		else {
			SlackAnswer
				.check(this.http.postForAnswer(this.settings.url(), headers.authorization("Bearer", token), message));
		}
	}

}
