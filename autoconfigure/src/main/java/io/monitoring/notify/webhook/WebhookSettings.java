package io.monitoring.notify.webhook;

import io.monitoring.outbound.RequestHeaders;
import io.monitoring.outbound.SecretUrl;

/**
 * A web hook.
 *
 * @param url where to post
 * @param headers headers of every request, such as an authorization
 * @param maxAlerts largest number of alerts in one message, 0 for no bound
 */
public record WebhookSettings(SecretUrl url, RequestHeaders headers, int maxAlerts) {

	/** How many alerts a message holds unless it is set. */
	public static final int DEFAULT_ALERTS = 100;

	/**
	 * Create settings of a web hook without authorization.
	 * @param url where to post
	 * @return the settings
	 */
	public static WebhookSettings of(SecretUrl url) {
		return new WebhookSettings(url, RequestHeaders.NONE, DEFAULT_ALERTS);
	}

}
