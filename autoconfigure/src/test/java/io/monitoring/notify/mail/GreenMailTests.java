package io.monitoring.notify.mail;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.monitoring.notify.BySeverity;
import io.monitoring.notify.NotificationException;
import io.monitoring.notify.NotificationReason;
import io.monitoring.notify.TestAlerts;
import io.monitoring.test.Certificates;
import jakarta.mail.internet.MimeMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.mail.javamail.JavaMailSenderImpl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * E-mail to a real server, in clear and by TLS with a certificate that a bundle trusts.
 */
@Timeout(60)
class GreenMailTests {

	private static final Instant TIME = Instant.parse("2026-11-21T10:00:00Z");

	@TempDir
	static Path directory;

	static Certificates certificates;

	private GreenMail server;

	@BeforeAll
	static void create() throws Exception {
		certificates = Certificates.get();
		Path file = directory.resolve("mail.p12");
		certificates.write(Certificates.SELF_SIGNED, file);
		System.setProperty("greenmail.tls.keystore.file", file.toString());
		System.setProperty("greenmail.tls.keystore.password", Certificates.PASSWORD);
		System.setProperty("greenmail.tls.key.password", Certificates.PASSWORD);
	}

	@AfterEach
	void stop() {
		if (this.server != null) {
			this.server.stop();
		}
	}

	@Test
	void mailArrivesInClear() throws Exception {
		assertThat(send(start(ServerSetup.PROTOCOL_SMTP))).isNull();
		MimeMessage message = received();
		assertThat(message.getSubject()).isEqualTo("[FIRING:1] SlowCheckout (critical)");
		assertThat(message.getHeader("Message-ID")).containsExactly("<id-1@example.com>");
	}

	@Test
	void mailArrivesByTlsThatABundleTrusts() throws Exception {
		JavaMailSenderImpl sender = trusting(start(ServerSetup.PROTOCOL_SMTPS), "smtps");
		assertThat(send(sender)).isNull();
		assertThat(received().getSubject()).startsWith("[FIRING:1]");
	}

	@Test
	void mailIsSentAfterTlsWasStartedOrNotAtAll() throws Exception {
		try (FakeSmtp fake = new FakeSmtp(certificates.server(Certificates.SELF_SIGNED))) {
			JavaMailSenderImpl sender = new JavaMailSenderImpl();
			sender.setHost("127.0.0.1");
			sender.setPort(fake.port());
			sender.getJavaMailProperties().put("mail.smtp.starttls.enable", "true");
			sender.getJavaMailProperties().put("mail.smtp.starttls.required", "true");
			assertThat(send(sender)).isNotNull();
			assertThat(fake.commands).contains("STARTTLS").doesNotContain("DATA");
			fake.commands.clear();
			assertThat(send(trusting(sender, "smtp"))).isNull();
			assertThat(fake.commands).containsSubsequence("STARTTLS", "MAIL FROM:<shop@example.com>", "DATA", "QUIT");
		}
	}

	@Test
	void certificateThatNobodyTrustsIsRefused() {
		NotificationException failure = send(start(ServerSetup.PROTOCOL_SMTPS));
		assertThat(failure).hasMessageEndingWith("Exception");
		assertThat(failure.isRetryable()).isTrue();
		assertThat(this.server.getReceivedMessages()).isEmpty();
	}

	@Test
	void certificateOfAnotherHostIsRefused() throws Exception {
		JavaMailSenderImpl sender = trusting(start(ServerSetup.PROTOCOL_SMTPS), "smtps");
		sender.setHost("127.0.0.2");
		assertThat(send(sender)).isNotNull();
		assertThat(this.server.getReceivedMessages()).isEmpty();
	}

	@Test
	void mailIsNotSentInClearWhereTlsIsRequired() {
		JavaMailSenderImpl sender = start(ServerSetup.PROTOCOL_SMTP);
		sender.getJavaMailProperties().put("mail.smtp.starttls.enable", "true");
		sender.getJavaMailProperties().put("mail.smtp.starttls.required", "true");
		assertThat(send(sender)).isNotNull();
		assertThat(this.server.getReceivedMessages()).isEmpty();
	}

	@Test
	void wrongPasswordIsPermanent() {
		JavaMailSenderImpl sender = start(ServerSetup.PROTOCOL_SMTP);
		this.server.setUser("shop@example.com", "shop", "right");
		sender.setUsername("shop");
		sender.setPassword("wrong");
		sender.getJavaMailProperties().put("mail.smtp.auth", "true");
		NotificationException failure = send(sender);
		assertThat(failure).hasMessageStartingWith("authentication failed");
		assertThat(failure.isRetryable()).isFalse();
		sender.setPassword("right");
		assertThat(send(sender)).isNull();
	}

	private MimeMessage received() {
		assertThat(this.server.waitForIncomingEmail(10_000, 1)).isTrue();
		return this.server.getReceivedMessages()[0];
	}

	private JavaMailSenderImpl start(String protocol) {
		this.server = new GreenMail(new ServerSetup(0, "0.0.0.0", protocol));
		this.server.start();
		JavaMailSenderImpl sender = new JavaMailSenderImpl();
		sender.setProtocol(protocol);
		sender.setHost("127.0.0.1");
		boolean tls = protocol.equals(ServerSetup.PROTOCOL_SMTPS);
		sender.setPort(tls ? this.server.getSmtps().getPort() : this.server.getSmtp().getPort());
		return sender;
	}

	/** As Boot sets the bundle of the mail sender. */
	private static JavaMailSenderImpl trusting(JavaMailSenderImpl sender, String protocol) throws Exception {
		SslBundle bundle = SslBundle.of(SslStoreBundle.of(null, null, certificates.trusting(Certificates.SELF_SIGNED)));
		sender.getJavaMailProperties()
			.put("mail." + protocol + ".ssl.socketFactory", bundle.createSslContext().getSocketFactory());
		return sender;
	}

	private static @Nullable NotificationException send(JavaMailSenderImpl sender) {
		MailSettings settings = new MailSettings("shop@example.com", BySeverity.always(List.of("ops@example.com")), 10,
				Duration.ofSeconds(10));
		try (MailNotifier notifier = new MailNotifier("mail", settings, sender)) {
			return catchThrowableOfType(NotificationException.class, () -> notifier
				.send(TestAlerts.notification(TIME, NotificationReason.FIRST, List.of(TestAlerts.slow(TIME, 1)))));
		}
	}

}
