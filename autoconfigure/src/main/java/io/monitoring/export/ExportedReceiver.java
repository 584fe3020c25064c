package io.monitoring.export;

import java.util.Map;
import java.util.Set;

import io.monitoring.notify.BySeverity;

/**
 * What a configuration file may say about a receiver: everything but its secrets.
 *
 * @param name name of the receiver
 * @param type what it is: webhook, slack, email, pagerduty, opsgenie, or something that
 * Alertmanager has no counterpart for
 * @param sendResolved whether it is told about resolved alerts
 * @param target Slack channel or recipients of e-mail, empty where there is none
 * @param plain settings that are no secrets, by the name that Alertmanager gives them
 * @param secrets kinds of secrets that the receiver has: url, token, password
 */
public record ExportedReceiver(String name, String type, boolean sendResolved, BySeverity<String> target,
		Map<String, String> plain, Set<String> secrets) {

	public ExportedReceiver {
		plain = Map.copyOf(plain);
		secrets = Set.copyOf(secrets);
	}

}
