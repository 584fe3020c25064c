package io.monitoring.autoconfigure.alert;

import java.util.List;
import java.util.Map;

import io.monitoring.notify.BySeverity;
import io.monitoring.notify.Notifier;
import io.monitoring.notify.mail.MailNotifier;
import io.monitoring.notify.mail.MailSettings;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.util.ClassUtils;

/**
 * Makes what sends e-mail, where the application has what is needed for it.
 */
final class MailNotifierFactory {

	private static final List<String> NEEDED = List.of("org.springframework.mail.javamail.JavaMailSender",
			"jakarta.mail.internet.InternetAddress");

	private final BeanFactory beans;

	private final @Nullable String username;

	/**
	 * Create the factory.
	 * @param beans holds the mail sender of the application
	 * @param username name by which the application logs in at the mail server, often an
	 * address
	 */
	MailNotifierFactory(BeanFactory beans, @Nullable String username) {
		this.beans = beans;
		this.username = username;
	}

	Notifier create(ReceiverFields fields) {
		if (!NEEDED.stream().allMatch((name) -> ClassUtils.isPresent(name, null))) {
			throw fields.invalid("type", "The application cannot send e-mail.",
					"Add the dependency 'org.springframework.boot:spring-boot-starter-mail'.");
		}
		return WithMail.create(this.beans, fields, sender(fields));
	}

	private String sender(ReceiverFields fields) {
		String from = fields.properties().from();
		boolean usable = this.username != null && this.username.indexOf('@') > 0;
		return fields.required("from", (from == null && usable) ? this.username : from);
	}

	/** Loaded only where its classes are. */
	private static final class WithMail {

		static Notifier create(BeanFactory beans, ReceiverFields fields, String from) {
			JavaMailSender sender = beans.getBeanProvider(JavaMailSender.class).getIfAvailable();
			if (sender == null) {
				throw fields.invalid("type", "The application has no mail server.", "Set 'spring.mail.host'.");
			}
			String example = "Set addresses such as ops@example.com.";
			Map<String, List<String>> special = fields.properties().recipients();
			List<String> to = fields.properties().to();
			fields.checked("from", () -> MailSettings.of(from, BySeverity.always(List.of(from))), example);
			fields.checked("to", () -> MailSettings.of(from, BySeverity.always(to)), example);
			special.forEach((severity, addresses) -> fields.checked("recipients." + severity,
					() -> MailSettings.of(from, BySeverity.always(addresses)), example));
			return new MailNotifier(fields.name(), MailSettings.of(from, new BySeverity<>(to, special)), sender);
		}

	}

}
