package io.monitoring.notify.mail;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.monitoring.notify.NotificationException;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import org.jspecify.annotations.Nullable;

import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailParseException;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.MailSendException;

/**
 * Tells whether another attempt to send an e-mail makes sense: not if the server said so
 * for good, with a code from 500. Of what the server said only the code is told.
 */
final class MailTrouble {

	private static final Pattern CODE = Pattern.compile("(?:^|response: )([245][0-9][0-9])(?![0-9])");

	private static final int MAX_CAUSES = 100;

	private MailTrouble() {
	}

	static NotificationException describe(@Nullable Throwable failure) {
		if (failure instanceof NotificationException known) {
			return known;
		}
		if (failure instanceof MailParseException || failure instanceof MailPreparationException) {
			return new NotificationException("the e-mail could not be written", false, null);
		}
		Set<Throwable> causes = causes(failure);
		int code = code(causes);
		if (isAuthentication(causes)) {
			return new NotificationException(named("authentication failed", code), code >= 400 && code < 500, null);
		}
		String what = (code > 0) ? "SMTP" : deepest(causes);
		return new NotificationException(named(what, code), code < 500, null);
	}

	/** The failure of an e-mail that some recipients got, or {@code null}. */
	static @Nullable SendFailedException partial(Throwable failure) {
		for (Throwable cause : causes(failure)) {
			if (cause instanceof SendFailedException partial && partial.getValidSentAddresses() != null
					&& partial.getValidSentAddresses().length > 0) {
				return partial;
			}
		}
		return null;
	}

	private static String named(String what, int code) {
		return (code > 0) ? what + " " + code : what;
	}

	/** If some of it may work later, all of it may. */
	private static int code(Set<Throwable> causes) {
		int found = 0;
		for (Throwable cause : causes) {
			Matcher matcher = CODE.matcher(String.valueOf(cause.getMessage()));
			if (cause instanceof MessagingException && matcher.find()) {
				int code = Integer.parseInt(matcher.group(1));
				if (code >= 400 && (found == 0 || code < found)) {
					found = code;
				}
			}
		}
		return found;
	}

	private static boolean isAuthentication(Set<Throwable> causes) {
		return causes.stream()
			.anyMatch((cause) -> cause instanceof MailAuthenticationException
					|| cause instanceof AuthenticationFailedException);
	}

	private static String deepest(Set<Throwable> causes) {
		String name = "failed";
		for (Throwable cause : causes) {
			name = cause.getClass().getSimpleName();
		}
		return name;
	}

	/** Jakarta Mail has a chain of its own beside that of causes. */
	private static Set<Throwable> causes(@Nullable Throwable failure) {
		Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
		Set<Throwable> ordered = new LinkedHashSet<>();
		Deque<Throwable> open = new ArrayDeque<>();
		push(open, failure);
		while (!open.isEmpty() && seen.size() < MAX_CAUSES) {
			Throwable next = open.poll();
			if (!seen.add(next)) {
				continue;
			}
			ordered.add(next);
			push(open, next.getCause());
			if (next instanceof MessagingException messaging) {
				push(open, messaging.getNextException());
			}
			if (next instanceof MailSendException send) {
				send.getFailedMessages().values().forEach((cause) -> push(open, cause));
			}
		}
		return ordered;
	}

	private static void push(Deque<Throwable> open, @Nullable Throwable failure) {
		if (failure != null) {
			open.add(failure);
		}
	}

}
