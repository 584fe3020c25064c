package io.monitoring.notify.mail;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.monitoring.notify.BySeverity;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;

/**
 * Who sends and who gets e-mail.
 *
 * @param from address of the sender
 * @param to addresses of the recipients
 * @param maxAlerts largest number of alerts in one e-mail
 * @param timeout longest wait until an e-mail is taken
 */
public record MailSettings(String from, BySeverity<List<String>> to, int maxAlerts, Duration timeout) {

	/** How many alerts an e-mail tells of unless it is set. */
	public static final int DEFAULT_ALERTS = 50;

	/** How long a mail server may take unless it is set. */
	public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

	private static final int MAX_RECIPIENTS = 50;

	public MailSettings {
		from = checked(from);
		Map<String, List<String>> special = new LinkedHashMap<>();
		to.special().forEach((severity, addresses) -> special.put(severity, checked(addresses)));
		to = new BySeverity<>(checked(to.otherwise()), special);
		if (timeout.isNegative() || timeout.isZero()) {
			throw new IllegalArgumentException("'timeout' must be positive");
		}
	}

	/**
	 * Create settings with the default time-out.
	 * @param from address of the sender
	 * @param to addresses of the recipients
	 * @return the settings
	 */
	public static MailSettings of(String from, BySeverity<List<String>> to) {
		return new MailSettings(from, to, DEFAULT_ALERTS, DEFAULT_TIMEOUT);
	}

	private static List<String> checked(List<String> addresses) {
		if (addresses.isEmpty() || addresses.size() > MAX_RECIPIENTS) {
			throw new IllegalArgumentException("There must be 1 to " + MAX_RECIPIENTS + " recipients.");
		}
		return addresses.stream().map(MailSettings::checked).toList();
	}

	private static String checked(String address) {
		String text = address.strip();
		if (text.chars().anyMatch(Character::isISOControl)) {
			throw new IllegalArgumentException("An e-mail address must be on one line.");
		}
		try {
			InternetAddress[] parsed = InternetAddress.parse(text, true);
			if (parsed.length == 1 && !parsed[0].isGroup() && parsed[0].getAddress().indexOf('@') > 0) {
				parsed[0].validate();
				return text;
			}
		}
		catch (AddressException ex) {
			// The message below says it.
		}
		throw new IllegalArgumentException("'" + text + "' is not one e-mail address such as ops@example.com.");
	}

}
