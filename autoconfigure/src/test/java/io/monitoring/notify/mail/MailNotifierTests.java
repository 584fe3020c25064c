package io.monitoring.notify.mail;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.monitoring.alert.Alert;
import io.monitoring.notify.BySeverity;
import io.monitoring.notify.NotificationException;
import io.monitoring.notify.NotificationReason;
import io.monitoring.notify.TestAlerts;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.mail.javamail.JavaMailSenderImpl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * E-mail to a server that answers as it is told.
 */
@Timeout(60)
class MailNotifierTests {

	private static final Instant TIME = Instant.parse("2026-11-21T10:00:00Z");

	private final Alert alert = TestAlerts.slow(TIME, 1);

	private FakeSmtp server;

	private MailNotifier notifier;

	@BeforeEach
	void start() throws IOException {
		this.server = new FakeSmtp();
		this.notifier = notifier(Duration.ofSeconds(10));
	}

	@AfterEach
	void stop() throws IOException {
		this.notifier.close();
		this.server.close();
	}

	@Test
	void mailIsSentToTheRecipientsOfTheSeverity() {
		assertThat(send(this.alert)).isNull();
		assertThat(this.server.commands).contains("MAIL FROM:<shop@example.com>", "RCPT TO:<boss@example.com>",
				"RCPT TO:<on-call@example.com>", "DATA", "QUIT");
		this.server.commands.clear();
		assertThat(send(TestAlerts.firing(TIME, "severity", "info"))).isNull();
		assertThat(this.server.commands).contains("RCPT TO:<ops@example.com>")
			.doesNotContain("RCPT TO:<boss@example.com>");
	}

	@ParameterizedTest
	@CsvSource({ "connect,421 s3cret,SMTP 421,true", "connect,554 s3cret,SMTP 554,false",
			"MAIL,451 s3cret,SMTP 451,true", "MAIL,550 s3cret,SMTP 550,false", "RCPT,450 s3cret,SMTP 450,true",
			"RCPT,550 s3cret,SMTP 550,false", "DATA,421 s3cret,SMTP 421,true", "DATA,554 s3cret,SMTP 554,false",
			".,452 s3cret,SMTP 452,true", ".,552 s3cret,SMTP 552,false" })
	void codeOfTheServerTellsWhetherToTryAgain(String command, String answer, String message, boolean retryable) {
		this.server.answering(command, answer);
		NotificationException failure = send(this.alert);
		assertThat(failure).hasMessage(message);
		assertThat(failure.isRetryable()).isEqualTo(retryable);
	}

	@ParameterizedTest
	@CsvSource({ "535 5.7.8 s3cret,authentication failed 535,false",
			"454 4.7.0 s3cret,authentication failed 454,true" })
	void authenticationThatFailsIsPermanentUnlessTheServerSaysOtherwise(String answer, String message,
			boolean retryable) {
		this.server.answering("AUTH", answer);
		JavaMailSenderImpl sender = sender();
		sender.setUsername("user");
		sender.setPassword("s3cret");
		try (MailNotifier authenticated = new MailNotifier("mail", settings(Duration.ofSeconds(10)), sender)) {
			NotificationException failure = send(authenticated, this.alert);
			assertThat(failure).hasMessage(message);
			assertThat(failure.isRetryable()).isEqualTo(retryable);
		}
	}

	@Test
	void refusedConnectionCanBeRetried() throws IOException {
		this.server.close();
		NotificationException failure = send(this.alert);
		assertThat(failure.isRetryable()).isTrue();
		assertThat(failure.getMessage()).doesNotContain("127.0.0.1").endsWith("Exception");
	}

	@Test
	void othersGetTheMailIfOneRecipientIsRefused() {
		this.server.answering("RCPT TO:<boss", "550 no such user");
		assertThat(send(this.alert)).isNull();
		assertThat(this.server.commands).contains("DATA");
	}

	@Test
	void anotherAttemptGoesOnlyToThoseWhoDidNotGetIt() {
		this.server.answering("RCPT TO:<boss", "450 come again");
		NotificationException failure = send(this.alert);
		assertThat(failure).hasMessage("SMTP 450");
		assertThat(failure.isRetryable()).isTrue();
		assertThat(this.server.commands).contains("DATA");
		this.server.commands.clear();
		this.server.answering("RCPT TO:<boss", "250 ok");
		assertThat(send(this.alert)).isNull();
		assertThat(this.server.commands).contains("RCPT TO:<boss@example.com>", "DATA")
			.doesNotContain("RCPT TO:<on-call@example.com>");
		this.server.commands.clear();
		assertThat(send(this.alert)).isNull();
		assertThat(this.server.commands).contains("RCPT TO:<on-call@example.com>");
	}

	@ParameterizedTest
	@CsvSource({ "connect", "EHLO", "MAIL", "DATA", "." })
	void serverThatHangsIsLeft(String command) {
		this.server.answering(command, FakeSmtp.NOTHING);
		try (MailNotifier hasty = notifier(Duration.ofMillis(700))) {
			long start = System.nanoTime();
			NotificationException failure = send(hasty, this.alert);
			assertThat(failure.isRetryable()).isTrue();
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
		}
	}

	@Test
	void senderThatNeverReturnsHoldsNobody() throws Exception {
		CountDownLatch end = new CountDownLatch(1);
		JavaMailSenderImpl stuck = new JavaMailSenderImpl() {
			@Override
			protected void doSend(MimeMessage[] messages, Object[] originals) {
				boolean ended = false;
				while (!ended) {
					try {
						ended = end.await(10, TimeUnit.SECONDS);
					}
					catch (InterruptedException ex) {
						// It does not listen.
					}
				}
			}
		};
		try (MailNotifier hasty = new MailNotifier("mail", settings(Duration.ofMillis(200)), stuck)) {
			assertThat(send(hasty, this.alert)).hasMessage("not taken within 200 ms");
			assertThat(send(hasty, this.alert)).hasMessage("not taken within 200 ms");
			assertThat(send(hasty, this.alert)).hasMessage("an earlier e-mail is still on its way");
			end.countDown();
		}
	}

	@Test
	void limitsAreSetOnACopyAndOnlyWhereThereAreNone() {
		JavaMailSenderImpl sender = sender();
		Object factory = new Object();
		sender.getJavaMailProperties().put("mail.smtp.timeout", "1234");
		sender.getJavaMailProperties().put("mail.smtp.ssl.socketFactory", factory);
		JavaMailSenderImpl limited = (JavaMailSenderImpl) SenderLimits.apply(sender, Duration.ofSeconds(20));
		assertThat(limited).isNotSameAs(sender);
		assertThat(limited.getHost()).isEqualTo("127.0.0.1");
		assertThat(limited.getPort()).isEqualTo(this.server.port());
		assertThat(limited.getJavaMailProperties()).isEqualTo(Map.of("mail.smtp.timeout", "1234",
				"mail.smtp.ssl.socketFactory", factory, "mail.smtp.connectiontimeout", "5000", "mail.smtp.writetimeout",
				"20000", "mail.smtp.ssl.checkserveridentity", "true", "mail.smtp.sendpartial", "true"));
		assertThat(sender.getJavaMailProperties()).hasSize(2);
	}

	@Test
	void limitsFollowTheProtocol() {
		JavaMailSenderImpl sender = sender();
		sender.setProtocol("smtps");
		JavaMailSenderImpl limited = (JavaMailSenderImpl) SenderLimits.apply(sender, Duration.ofSeconds(2));
		assertThat(limited.getJavaMailProperties()).containsEntry("mail.smtps.connectiontimeout", "2000");
	}

	@Test
	void sessionOfSomebodyElseIsLeftAlone() {
		JavaMailSenderImpl sender = new JavaMailSenderImpl();
		sender.setSession(Session.getInstance(new Properties()));
		assertThat(SenderLimits.apply(sender, Duration.ofSeconds(2))).isSameAs(sender);
	}

	private @Nullable NotificationException send(Alert sent) {
		return send(this.notifier, sent);
	}

	private static @Nullable NotificationException send(MailNotifier notifier, Alert sent) {
		NotificationException failure = catchThrowableOfType(NotificationException.class,
				() -> notifier.send(TestAlerts.notification(TIME, NotificationReason.FIRST, List.of(sent))));
		if (failure != null) {
			assertThat(failure.getMessage()).doesNotContain("s3cret").doesNotContain("example.com");
		}
		return failure;
	}

	private MailNotifier notifier(Duration timeout) {
		return new MailNotifier("mail", settings(timeout), sender());
	}

	private JavaMailSenderImpl sender() {
		JavaMailSenderImpl sender = new JavaMailSenderImpl();
		sender.setHost("127.0.0.1");
		sender.setPort(this.server.port());
		return sender;
	}

	private static MailSettings settings(Duration timeout) {
		return new MailSettings("Shop <shop@example.com>", new BySeverity<>(List.of("ops@example.com"),
				Map.of("critical", List.of("boss@example.com", "On call <on-call@example.com>"))), 10, timeout);
	}

}
