package io.monitoring.notify.mail;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;

import io.monitoring.alert.Alert;
import io.monitoring.notify.BySeverity;
import io.monitoring.notify.HostileTexts;
import io.monitoring.notify.Notification;
import io.monitoring.notify.NotificationException;
import io.monitoring.notify.NotificationReason;
import io.monitoring.notify.NotificationText;
import io.monitoring.notify.TestAlerts;
import io.monitoring.series.Labels;
import jakarta.mail.Header;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class MailMessageTests {

	private static final Instant TIME = Instant.parse("2026-11-21T10:00:00Z");

	private static final Pattern TAG = Pattern.compile("<[^<>]*>");

	static final List<String> hostile = HostileTexts.ALL;

	private final Alert alert = TestAlerts.slow(TIME, 1);

	@Test
	void mailHasAPlainAndAnHtmlForm() throws Exception {
		MimeMessage message = write(TestAlerts.notification(TIME, NotificationReason.FIRST, List.of(this.alert)));
		assertThat(message.getSubject()).isEqualTo("[FIRING:1] SlowCheckout (critical)");
		assertThat(message.getHeader("From")).containsExactly("Shop <shop@example.com>");
		assertThat(message.getHeader("To")).containsExactly("a@example.com, b@example.com");
		assertThat(message.getHeader("Date")[0]).contains("21 Nov 2026");
		assertThat(message.getHeader("Message-ID")).containsExactly("<id-1@example.com>");
		assertThat(message.getHeader("Idempotency-Key")).containsExactly("id-1");
		assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
		assertThat(parts(message)).hasSize(2);
		assertThat(parts(message).get(0)).startsWith("Reason: first notification\r\nAlerts: 1 firing, 0 resolved\r\n")
			.contains("\r\nRunbook: https://runbooks.example/slow?a=1&b=2\r\n");
		assertThat(parts(message).get(1)).startsWith("<!DOCTYPE html>")
			.contains("<h3 style=\"color:#b00020\">Firing: Checkout 1 is slow</h3>")
			.contains("<a rel=\"noreferrer\" href=\"https://runbooks.example/slow?a=1&amp;b=2\">Runbook</a>");
	}

	@Test
	void mailsOfOneGroupAreOneConversation() throws Exception {
		MimeMessage first = write(TestAlerts.notification(TIME, NotificationReason.FIRST, List.of(this.alert)));
		MimeMessage last = write(TestAlerts.notification(TIME, NotificationReason.ALL_RESOLVED,
				List.of(TestAlerts.resolved(this.alert, TIME))));
		MimeMessage drill = write(TestAlerts.notification(TIME, NotificationReason.DRILL, List.of(this.alert)));
		assertThat(last.getHeader("References")).isEqualTo(first.getHeader("References"))
			.isEqualTo(last.getHeader("In-Reply-To"));
		assertThat(first.getHeader("References")[0]).matches("<[0-9a-f]{64}@example\\.com>");
		assertThat(drill.getHeader("References")).isNotEqualTo(first.getHeader("References"));
		assertThat(parts(drill).get(1)).contains("<strong>This is a fire drill: nothing is wrong.</strong>");
	}

	@ParameterizedTest
	@FieldSource("hostile")
	void textOfAnAlertIsNeverAHeaderOrATag(String attack) throws Exception {
		MimeMessage usual = write(
				TestAlerts.notification(TIME, NotificationReason.FIRST, List.of(TestAlerts.saying(TIME, "x"))));
		MimeMessage message = write(
				TestAlerts.notification(TIME, NotificationReason.FIRST, List.of(TestAlerts.saying(TIME, attack))));
		assertThat(headers(message)).isEqualTo(headers(usual));
		assertThat(message.getAllRecipients()).hasSize(2);
		assertThat(message.getSubject()).hasSizeLessThanOrEqualTo(250).matches(HostileTexts::isClean);
		assertThat(tags(parts(message).get(1))).isEqualTo(tags(parts(usual).get(1)));
		assertThat(parts(message).get(0).lines().count()).isEqualTo(parts(usual).get(0).lines().count());
	}

	@Test
	void identityThatWouldStartAHeaderIsRefused() {
		Notification notification = new Notification("id\r\nBcc: victim@example.com", "{}:{}", "mail", Labels.EMPTY,
				List.of(this.alert), NotificationReason.FIRST, TIME, "");
		assertThatExceptionOfType(NotificationException.class).isThrownBy(() -> write(notification))
			.withMessage("a header of the e-mail has a line break");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "ops", "ops@example.com\r\nBcc: x@example.com", "a@example.com, b@example.com", "<>",
			"a b@example.com", "undisclosed:;" })
	void addressThatIsNotOneAddressIsRefused(String address) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> MailSettings.of(address, BySeverity.always(List.of("ops@example.com"))));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> MailSettings.of("ops@example.com", BySeverity.always(List.of(address))));
	}

	@Test
	void thereMustBeARecipient() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> MailSettings.of("ops@example.com", BySeverity.always(List.of())))
			.withMessage("There must be 1 to 50 recipients.");
	}

	private static MimeMessage write(Notification notification) throws Exception {
		MimeMessage message = MailMessage.write(new MimeMessage(Session.getInstance(new Properties())),
				new MailMessage.Envelope("Shop <shop@example.com>", List.of("a@example.com", "b@example.com")),
				notification, NotificationText.of(notification, 10));
		String id = message.getMessageID();
		message.saveChanges();
		message.setHeader("Message-ID", id);
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		message.writeTo(bytes);
		return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes.toByteArray()));
	}

	private static List<String> headers(MimeMessage message) throws Exception {
		List<String> names = new ArrayList<>();
		for (Header header : Collections.list(message.getAllHeaders())) {
			names.add(header.getName());
		}
		return names;
	}

	private static List<String> tags(String html) {
		return TAG.matcher(html).results().map((result) -> result.group()).toList();
	}

	private static List<String> parts(MimeMessage message) throws Exception {
		MimeMultipart related = (MimeMultipart) ((MimeMultipart) message.getContent()).getBodyPart(0).getContent();
		MimeMultipart alternative = (MimeMultipart) related.getBodyPart(0).getContent();
		List<String> parts = new ArrayList<>();
		for (int i = 0; i < alternative.getCount(); i++) {
			parts.add(new String(alternative.getBodyPart(i).getInputStream().readAllBytes(), StandardCharsets.UTF_8));
		}
		return parts;
	}

}
