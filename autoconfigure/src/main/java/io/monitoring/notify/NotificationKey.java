package io.monitoring.notify;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Names the incident that a notification belongs to, for receivers that keep incidents of
 * their own: all notifications of a group of one application have the same name, and a
 * drill or a test never has that of a real incident.
 */
public final class NotificationKey {

	private NotificationKey() {
	}

	/**
	 * Return the name of an incident.
	 * @param notification the notification
	 * @param source name of the application: groups of two applications have equal keys
	 * @return 64 hexadecimal digits
	 */
	public static String of(Notification notification, String source) {
		boolean exercise = notification.reason().isExercise();
		String text = source + '\0' + notification.groupKey() + (exercise ? '\0' + notification.reason().name() : "");
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
