package io.monitoring.notify.alertmanager;

import java.time.Duration;
import java.util.List;

import io.monitoring.outbound.RequestHeaders;
import io.monitoring.outbound.SecretUrl;

/**
 * Alertmanagers that get all alerts.
 *
 * @param urls addresses without {@code /api/v2/alerts}; each gets every alert
 * @param headers headers of every request, such as an authorization
 * @param interval longest time between two evaluations of a rule
 * @param externalUrl address of the monitoring page, the empty string where it is not
 * known
 */
public record AlertmanagerSettings(List<SecretUrl> urls, RequestHeaders headers, Duration interval,
		String externalUrl) {

	private static final int MAX_URLS = 10;

	public AlertmanagerSettings {
		urls = List.copyOf(urls);
		if (urls.isEmpty() || urls.size() > MAX_URLS) {
			throw new IllegalArgumentException("There must be 1 to " + MAX_URLS + " addresses of Alertmanagers.");
		}
	}

}
