package io.monitoring.notify;

import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;

/**
 * Fits messages into what a channel takes.
 */
public final class MessageSize {

	private MessageSize() {
	}

	/**
	 * Write a message with as many alerts as fit.
	 * @param maxAlerts largest number of alerts
	 * @param maxBytes largest number of bytes in UTF-8
	 * @param message writes a message with at most so many alerts
	 * @return the message; without any alert it is taken as it is
	 */
	public static String fit(int maxAlerts, int maxBytes, IntFunction<String> message) {
		int alerts = maxAlerts;
		String text = message.apply(alerts);
		while (alerts > 0 && text.getBytes(StandardCharsets.UTF_8).length > maxBytes) {
			alerts /= 2;
			text = message.apply(alerts);
		}
		return text;
	}

}
