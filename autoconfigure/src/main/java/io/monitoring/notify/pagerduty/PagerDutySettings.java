package io.monitoring.notify.pagerduty;

import io.monitoring.outbound.SecretText;
import io.monitoring.outbound.SecretUrl;

/**
 * An integration of PagerDuty.
 *
 * @param url where events are taken
 * @param routingKey key of the integration, 32 characters
 * @param source what is monitored: name of the application
 * @param maxAlerts largest number of alerts in the details of an event
 */
public record PagerDutySettings(SecretUrl url, SecretText routingKey, String source, int maxAlerts) {

	/** Where events are taken in the United States; Europe has another host. */
	public static final SecretUrl API = SecretUrl.of("https://events.pagerduty.com/v2/enqueue");

	/** How many alerts an event tells of unless it is set. */
	public static final int DEFAULT_ALERTS = 20;

	public PagerDutySettings {
		if (source.isBlank()) {
			throw new IllegalArgumentException("'source' must not be blank");
		}
	}

	/**
	 * Create settings of an integration in the United States.
	 * @param routingKey key of the integration
	 * @param source name of the application
	 * @return the settings
	 */
	public static PagerDutySettings of(SecretText routingKey, String source) {
		return new PagerDutySettings(API, routingKey, source, DEFAULT_ALERTS);
	}

}
