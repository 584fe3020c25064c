package io.monitoring.notify;

import java.io.IOException;
import java.security.KeyStore;
import java.time.Instant;
import java.util.List;

import javax.net.ssl.SSLContext;

import io.monitoring.notify.slack.SlackNotifier;
import io.monitoring.notify.slack.SlackSettings;
import io.monitoring.notify.webhook.WebhookNotifier;
import io.monitoring.notify.webhook.WebhookSettings;
import io.monitoring.outbound.OutboundException;
import io.monitoring.outbound.OutboundHttp;
import io.monitoring.outbound.SecretUrl;
import io.monitoring.test.Certificates;
import io.monitoring.test.HookServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslStoreBundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Receivers behind certificates that a test has made.
 */
@Timeout(60)
class OutboundTlsTests {

	private static final Instant TIME = Instant.parse("2026-11-21T10:00:00Z");

	static Certificates certificates;

	private final OutboundHttp http = new OutboundHttp();

	@BeforeAll
	static void create() throws Exception {
		certificates = Certificates.get();
	}

	@AfterEach
	void close() {
		this.http.close();
	}

	@Test
	void bundleThatTrustsAPrivateAuthorityIsUsed() throws Exception {
		assertThat(send(Certificates.GOOD, trusting(certificates.authority()))).isNull();
	}

	@Test
	void bundleThatTrustsACertificateThatVouchesForItselfIsUsed() throws Exception {
		assertThat(send(Certificates.SELF_SIGNED, trusting(certificates.trusting(Certificates.SELF_SIGNED)))).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { Certificates.SELF_SIGNED, Certificates.EXPIRED, Certificates.OTHER_HOST })
	void certificateThatProvesNothingIsRefusedWithoutSendingAnything(String alias) throws Exception {
		assertRefused(send(alias, trusting(certificates.authority())));
	}

	@Test
	void nameOfTheHostIsVerifiedWhateverTheParametersSay() throws Exception {
		assertRefused(send(Certificates.OTHER_HOST, trusting(certificates.trusting(Certificates.OTHER_HOST))));
	}

	@Test
	void privateAuthorityIsNotTrustedWithoutABundle() throws Exception {
		assertRefused(send(Certificates.GOOD, this.http));
	}

	@Test
	void bundleOfOneReceiverDoesNotHoldForOthers() throws Exception {
		trusting(certificates.authority());
		assertRefused(send(Certificates.GOOD, this.http));
	}

	@Test
	void clientWithABundleEndsWithTheOther() throws Exception {
		OutboundHttp child = trusting(certificates.authority());
		this.http.close();
		assertThat(send(Certificates.GOOD, child)).hasMessage("closed");
	}

	private static void assertRefused(@Nullable OutboundException failure) {
		assertThat(failure).isNotNull();
		assertThat(failure.getMessage()).startsWith("TLS failed, SSL");
		assertThat(failure.isRetryable()).isTrue();
	}

	private OutboundHttp trusting(KeyStore trust) {
		SslBundle bundle = SslBundle.of(SslStoreBundle.of(null, null, trust));
		SSLContext context = bundle.createSslContext();
		return this.http.withTls(context, context.getDefaultSSLParameters());
	}

	/** By a web hook and by Slack, which fail in the same way. */
	private static @Nullable OutboundException send(String alias, OutboundHttp http) throws Exception {
		try (HookServer server = new HookServer(certificates.server(alias), HookServer.answer("200 OK"))) {
			SecretUrl url = SecretUrl.of(server.url("/hook"));
			OutboundException first = send(new WebhookNotifier("hook", WebhookSettings.of(url), http));
			OutboundException second = send(new SlackNotifier("slack", SlackSettings.webhook(url), http));
			assertThat(server.requests).hasSize((first != null) ? 0 : 2);
			assertThat(message(second)).isEqualTo(message(first));
			return first;
		}
	}

	private static @Nullable String message(@Nullable OutboundException failure) {
		return (failure != null) ? failure.getMessage() : null;
	}

	private static @Nullable OutboundException send(Notifier notifier) throws IOException {
		return catchThrowableOfType(OutboundException.class, () -> notifier
			.send(TestAlerts.notification(TIME, NotificationReason.FIRST, List.of(TestAlerts.slow(TIME, 1)))));
	}

}
