package io.monitoring.autoconfigure.alert;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import io.monitoring.autoconfigure.storage.StorageAutoConfiguration;
import io.monitoring.notify.Notification;
import io.monitoring.outbound.OutboundException;
import io.monitoring.notify.Notifier;
import io.monitoring.notify.Receiver;
import io.monitoring.notify.TestAlerts;
import io.monitoring.notify.mail.MailNotifier;
import io.monitoring.test.Certificates;
import io.monitoring.test.HookServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link AlertAutoConfiguration}.
 */
class AlertAutoConfigurationTests {

	private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

	private static final Notification NOTIFICATION = TestAlerts.notification(NOW, "webhook",
			List.of(TestAlerts.firing(NOW, "alertname", "A")));

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(AutoConfigurations
		.of(SslAutoConfiguration.class, StorageAutoConfiguration.class, AlertAutoConfiguration.class));

	private final ApplicationContextRunner mail = this.runner.withPropertyValues(
			"monitoring.alerts.receivers.email.to=ops@example.com,dev@example.com",
			"spring.mail.username=me@example.com");

	@Test
	void certificatesOfTheSslBundleAreTrustedByItsReceiverAlone(@TempDir Path directory) throws Exception {
		Path trust = directory.resolve("trust.p12");
		try (OutputStream out = Files.newOutputStream(trust)) {
			Certificates.get().authority().store(out, Certificates.PASSWORD.toCharArray());
		}
		try (HookServer server = new HookServer(Certificates.get().server(Certificates.GOOD),
				HookServer.answer("200 OK"))) {
			this.runner
				.withPropertyValues("spring.ssl.bundle.jks.hooks.truststore.location=file:" + trust,
						"spring.ssl.bundle.jks.hooks.truststore.password=" + Certificates.PASSWORD,
						"spring.ssl.bundle.jks.hooks.truststore.type=PKCS12",
						"monitoring.alerts.receivers.webhook.url=" + server.url("/hook"),
						"monitoring.alerts.receivers.webhook.ssl-bundle=hooks",
						"monitoring.alerts.receivers.other.type=webhook",
						"monitoring.alerts.receivers.other.url=" + server.url("/hook"))
				.run((context) -> {
					notifier(context, "webhook").send(NOTIFICATION);
					assertThat(server.requests).hasSize(1);
					assertThatExceptionOfType(OutboundException.class)
						.isThrownBy(() -> notifier(context, "other").send(NOTIFICATION))
						.withMessageStartingWith("TLS failed");
				});
		}
	}

	@Test
	void eMailIsSentByTheSenderOfTheApplication() {
		this.mail.withBean(JavaMailSenderImpl.class).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(notifier(context, "email")).isInstanceOf(MailNotifier.class);
		});
	}

	@Test
	void anAddressThatIsNoneStopsTheStart() {
		this.mail.withBean(JavaMailSenderImpl.class)
			.withPropertyValues("monitoring.alerts.receivers.email.recipients.critical=boss")
			.run((context) -> assertThat(failure(context)).hasMessageContaining("receivers.email.recipients.critical'")
				.hasMessageContaining("'boss' is not one e-mail address"));
		this.mail.withBean(JavaMailSenderImpl.class)
			.withPropertyValues("monitoring.alerts.receivers.email.to=ops")
			.run((context) -> assertThat(failure(context)).hasMessageContaining("receivers.email.to'")
				.hasMessageContaining("'ops' is not one e-mail address"));
		this.mail.withBean(JavaMailSenderImpl.class)
			.withPropertyValues("monitoring.alerts.receivers.email.from=me")
			.run((context) -> assertThat(failure(context)).hasMessageContaining("receivers.email.from'")
				.hasMessageContaining("'me' is not one e-mail address"));
	}

	@Test
	void withoutTheMailModuleAReceiverOfEMailStopsTheStart() {
		this.mail.withClassLoader(new FilteredClassLoader(JavaMailSender.class))
			.run((context) -> assertThat(((FailureAnalyzedException) failure(context)).analysis().getAction())
				.contains("spring-boot-starter-mail"));
	}

	@Test
	void withoutTheMailModuleAllElseWorks() {
		this.runner.withClassLoader(new FilteredClassLoader(JavaMailSender.class))
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(AlertDelivery.class));
	}

	@Test
	void theExportIsThatOfTheDelivery() {
		this.runner.withPropertyValues("monitoring.alerts.notify.critical=log")
			.run((context) -> assertThat(context.getBean(AlertDelivery.class).alertmanagerConfig())
				.contains("severity=\\\"critical\\\""));
	}

	private static Notifier notifier(AssertableApplicationContext context, String name) {
		return context.getBean(AlertDelivery.class)
			.settings()
			.receivers()
			.stream()
			.filter((receiver) -> receiver.name().equals(name))
			.map(Receiver::notifier)
			.findFirst()
			.orElseThrow();
	}

	private static Throwable failure(AssertableApplicationContext context) {
		Throwable cause = context.getStartupFailure();
		while (cause != null && !(cause instanceof FailureAnalyzedException)) {
			cause = cause.getCause();
		}
		assertThat(cause).isNotNull();
		return cause;
	}

}
