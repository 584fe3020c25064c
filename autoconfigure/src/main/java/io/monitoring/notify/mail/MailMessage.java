package io.monitoring.notify.mail;

import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;

import io.monitoring.notify.Notification;
import io.monitoring.notify.NotificationException;
import io.monitoring.notify.NotificationKey;
import io.monitoring.notify.NotificationText;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;

import org.springframework.mail.javamail.MimeMessageHelper;

/**
 * Writes a notification as an e-mail in two forms, plain and HTML. E-mails about one
 * group of alerts refer to one and the same message, which never existed, so that mail
 * programs show them as one conversation.
 */
final class MailMessage {

	private MailMessage() {
	}

	static MimeMessage write(MimeMessage message, Envelope envelope, Notification notification, NotificationText text) {
		try {
			MimeMessageHelper helper = new MimeMessageHelper(message, MimeMessageHelper.MULTIPART_MODE_MIXED_RELATED,
					StandardCharsets.UTF_8.name());
			helper.setFrom(new InternetAddress(envelope.from(), true));
			helper.setTo(envelope.to().toArray(String[]::new));
			helper.setSubject(oneLine(text.title()));
			helper.setSentDate(Date.from(notification.time()));
			helper.setText(String.join("\r\n", text.lines()), MailHtml.of(text));
			headers(message, envelope, notification);
			return message;
		}
		catch (MessagingException ex) {
			throw new NotificationException("the e-mail could not be written", false, null);
		}
	}

	private static void headers(MimeMessage message, Envelope envelope, Notification notification)
			throws MessagingException {
		String thread = "<" + NotificationKey.of(notification, envelope.from()) + "@" + envelope.domain() + ">";
		message.setHeader("Message-ID",
				"<" + notification.id().replaceAll("[^A-Za-z0-9.-]", "-") + "@" + envelope.domain() + ">");
		message.setHeader("References", thread);
		message.setHeader("In-Reply-To", thread);
		message.setHeader("Idempotency-Key", oneLine(notification.id()));
		message.setHeader("Auto-Submitted", "auto-generated");
	}

	/** What is left of a line break here would start a header of somebody else. */
	private static String oneLine(String value) {
		if (value.chars().anyMatch(Character::isISOControl)) {
			throw new NotificationException("a header of the e-mail has a line break", false, null);
		}
		return value;
	}

	/**
	 * Who sends and who gets an e-mail.
	 *
	 * @param from address of the sender
	 * @param to addresses of the recipients
	 */
	record Envelope(String from, List<String> to) {

		String domain() {
			String domain = this.from.substring(this.from.lastIndexOf('@') + 1).replaceAll("[^A-Za-z0-9.-]", "");
			return domain.isEmpty() ? "monitoring" : domain;
		}

	}

}
