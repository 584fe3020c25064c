package io.monitoring.notify.teams;

import io.monitoring.outbound.SecretUrl;

/**
 * A workflow of Microsoft Teams that posts a card when a web hook is called.
 *
 * @param url address of the workflow's web hook
 * @param maxAlerts largest number of alerts shown in one card
 */
public record TeamsSettings(SecretUrl url, int maxAlerts) {

	/** How many alerts a card shows unless it is set. */
	public static final int DEFAULT_ALERTS = 10;

	/**
	 * Create settings of a workflow.
	 * @param url address of its web hook
	 * @return the settings
	 */
	public static TeamsSettings of(SecretUrl url) {
		return new TeamsSettings(url, DEFAULT_ALERTS);
	}

}
