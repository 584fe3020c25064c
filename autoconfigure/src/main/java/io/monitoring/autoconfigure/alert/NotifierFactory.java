package io.monitoring.autoconfigure.alert;

import io.monitoring.notify.BySeverity;
import io.monitoring.notify.Notifier;
import io.monitoring.notify.log.LogNotifier;
import io.monitoring.notify.opsgenie.OpsgenieNotifier;
import io.monitoring.notify.opsgenie.OpsgenieSettings;
import io.monitoring.notify.pagerduty.PagerDutyNotifier;
import io.monitoring.notify.pagerduty.PagerDutySettings;
import io.monitoring.notify.slack.SlackNotifier;
import io.monitoring.notify.slack.SlackSettings;
import io.monitoring.notify.teams.TeamsNotifier;
import io.monitoring.notify.teams.TeamsSettings;
import io.monitoring.notify.webhook.WebhookNotifier;
import io.monitoring.notify.webhook.WebhookSettings;
import io.monitoring.outbound.OutboundHttp;
import io.monitoring.outbound.SecretText;
import io.monitoring.outbound.SecretUrl;

/**
 * Makes what delivers to a receiver.
 */
final class NotifierFactory {

	private final OutboundClients http;

	private final MailNotifierFactory mail;

	private final String application;

	/**
	 * Create the factory.
	 * @param http the ways out
	 * @param mail makes what sends e-mail
	 * @param application name of the application
	 */
	NotifierFactory(OutboundClients http, MailNotifierFactory mail, String application) {
		this.http = http;
		this.mail = mail;
		this.application = application;
	}

	/**
	 * Create a notifier.
	 * @param type what the receiver is, one that is told by routes
	 * @param fields what the user wrote
	 * @return the notifier
	 */
	Notifier create(ReceiverType type, ReceiverFields fields) {
		return switch (type) {
			case LOG -> new LogNotifier(fields.name());
			case EMAIL -> this.mail.create(fields);
			case WEBHOOK -> new WebhookNotifier(fields.name(),
					new WebhookSettings(fields.url(), fields.authorization(), WebhookSettings.DEFAULT_ALERTS),
					http(fields));
			case SLACK -> new SlackNotifier(fields.name(), slack(fields), http(fields));
			case TEAMS -> new TeamsNotifier(fields.name(), TeamsSettings.of(fields.url()), http(fields));
			case PAGERDUTY -> new PagerDutyNotifier(fields.name(), pagerDuty(fields), http(fields));
			case OPSGENIE -> new OpsgenieNotifier(fields.name(), opsgenie(fields), http(fields));
			case ALERTMANAGER, CUSTOM -> throw new IllegalArgumentException("'type' must not be " + type);
		};
	}

	private OutboundHttp http(ReceiverFields fields) {
		return this.http.of(fields);
	}

	private SlackSettings slack(ReceiverFields fields) {
		ReceiverProperties properties = fields.properties();
		BySeverity<String> channel = new BySeverity<>((properties.channel() != null) ? properties.channel() : "",
				properties.channels());
		if (properties.token() == null) {
			return new SlackSettings(fields.url(), null, channel, SlackSettings.DEFAULT_ALERTS);
		}
		SecretText token = fields.secret("token", properties.token());
		SecretUrl url = fields.url(SlackSettings.API);
		return fields.checked("channel", () -> new SlackSettings(url, token, channel, SlackSettings.DEFAULT_ALERTS),
				"Set it, for example to '#alerts'.");
	}

	private PagerDutySettings pagerDuty(ReceiverFields fields) {
		return new PagerDutySettings(fields.url(PagerDutySettings.API),
				fields.secret("routing-key", fields.properties().routingKey()), this.application,
				PagerDutySettings.DEFAULT_ALERTS);
	}

	private OpsgenieSettings opsgenie(ReceiverFields fields) {
		SecretUrl url = fields.url(OpsgenieSettings.US);
		SecretText key = fields.secret("api-key", fields.properties().apiKey());
		return fields.checked("url", () -> new OpsgenieSettings(url, key, this.application,
				OpsgenieSettings.DEFAULT_PRIORITY, OpsgenieSettings.DEFAULT_ALERTS),
				"Set an address such as https://api.eu.opsgenie.com.");
	}

}
