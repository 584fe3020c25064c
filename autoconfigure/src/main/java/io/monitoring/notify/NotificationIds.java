package io.monitoring.notify;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

import io.monitoring.alert.Alert;
import org.jspecify.annotations.Nullable;

/**
 * Derives the identity of a notification from what it says. An attempt that is repeated
 * after a failed one, even after a later flush, has the same identity, so a receiver can
 * drop what it got already; another incident has another one.
 */
final class NotificationIds {

	private static final int LENGTH = 16;

	private NotificationIds() {
	}

	static String of(String groupKey, String receiver, NotificationLog.@Nullable Entry told, List<Alert> alerts) {
		MessageDigest digest = sha256();
		add(digest, groupKey);
		add(digest, receiver);
		add(digest, (told != null) ? told.time().toString() : "");
		for (Alert alert : alerts) {
			add(digest, alert.fingerprint());
			add(digest, alert.state().name());
			add(digest, alert.since().toString());
		}
		return HexFormat.of().formatHex(digest.digest(), 0, LENGTH);
	}

	private static void add(MessageDigest digest, String text) {
		digest.update(text.getBytes(StandardCharsets.UTF_8));
		digest.update((byte) 0);
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
