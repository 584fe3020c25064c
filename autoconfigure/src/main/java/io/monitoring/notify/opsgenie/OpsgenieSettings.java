package io.monitoring.notify.opsgenie;

import java.util.Locale;
import java.util.Map;

import io.monitoring.notify.BySeverity;
import io.monitoring.outbound.SecretText;
import io.monitoring.outbound.SecretUrl;

/**
 * An API integration of Opsgenie.
 *
 * @param url address of the API
 * @param apiKey key of the integration
 * @param source what is monitored: name of the application
 * @param priority priority {@code P1} to {@code P5} by severity
 * @param maxAlerts largest number of alerts in the description
 */
public record OpsgenieSettings(SecretUrl url, SecretText apiKey, String source, BySeverity<String> priority,
		int maxAlerts) {

	/** The API in the United States. */
	public static final SecretUrl US = SecretUrl.of("https://api.opsgenie.com");

	/** From {@code P1} for critical to {@code P5} for information. */
	public static final BySeverity<String> DEFAULT_PRIORITY = new BySeverity<>("P3",
			Map.of("critical", "P1", "error", "P2", "warning", "P3", "info", "P5"));

	/** How many alerts a description tells of unless it is set. */
	public static final int DEFAULT_ALERTS = 20;

	public OpsgenieSettings {
		if (source.isBlank()) {
			throw new IllegalArgumentException("'source' must not be blank");
		}
		url.append(OpsgenieNotifier.PATH);
		checked(priority.otherwise());
		priority.special().values().forEach(OpsgenieSettings::checked);
	}

	private static void checked(String priority) {
		if (!priority.toUpperCase(Locale.ROOT).matches("P[1-5]")) {
			throw new IllegalArgumentException("'" + priority + "' is not a priority: use P1, P2, P3, P4 or P5.");
		}
	}

}
