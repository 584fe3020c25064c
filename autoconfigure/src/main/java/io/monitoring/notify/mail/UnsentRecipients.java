package io.monitoring.notify.mail;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.monitoring.notify.NotificationException;
import jakarta.mail.Address;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.mail.MailException;

/**
 * Remembers who did not get an e-mail that others got, so that another attempt goes to
 * them alone.
 */
final class UnsentRecipients {

	private static final Logger logger = LoggerFactory.getLogger(UnsentRecipients.class);

	private static final int CAPACITY = 1000;

	private final Map<String, List<String>> remaining = new LinkedHashMap<>();

	/**
	 * Send an e-mail to those who have not got it yet.
	 * @param id identity of the e-mail
	 * @param recipients all recipients
	 * @param send sends to some of them
	 */
	void send(String id, List<String> recipients, Consumer<List<String>> send) {
		List<String> due = due(id, recipients);
		try {
			send.accept(due);
			forget(id);
		}
		catch (MailException ex) {
			SendFailedException partial = MailTrouble.partial(ex);
			if (partial == null) {
				throw ex;
			}
			NotificationException trouble = MailTrouble.describe(ex);
			List<String> unsent = matching(due, partial.getValidUnsentAddresses(), partial.getInvalidAddresses());
			if (!trouble.isRetryable() || unsent.isEmpty()) {
				// The others have it: to fail would send it to them again.
				logger.warn("{} of {} recipients of an e-mail were refused: {}", unsent.size(), due.size(),
						trouble.getMessage());
				forget(id);
				return;
			}
			remember(id, unsent);
			throw trouble;
		}
	}

	private synchronized List<String> due(String id, List<String> recipients) {
		return this.remaining.getOrDefault(id, recipients);
	}

	private synchronized void forget(String id) {
		this.remaining.remove(id);
	}

	private synchronized void remember(String id, List<String> unsent) {
		this.remaining.put(id, unsent);
		if (this.remaining.size() > CAPACITY) {
			this.remaining.remove(this.remaining.keySet().iterator().next());
		}
	}

	private static List<String> matching(List<String> recipients, Address @Nullable [] unsent,
			Address @Nullable [] refused) {
		List<String> result = new ArrayList<>();
		for (String recipient : recipients) {
			if (contains(unsent, recipient) || contains(refused, recipient)) {
				result.add(recipient);
			}
		}
		return result;
	}

	private static boolean contains(Address @Nullable [] addresses, String recipient) {
		if (addresses != null) {
			for (Address address : addresses) {
				if (address instanceof InternetAddress internet && recipient.contains(internet.getAddress())) {
					return true;
				}
			}
		}
		return false;
	}

}
