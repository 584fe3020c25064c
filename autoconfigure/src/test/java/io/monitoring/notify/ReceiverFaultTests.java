package io.monitoring.notify;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.zip.GZIPOutputStream;

import io.monitoring.notify.opsgenie.OpsgenieNotifier;
import io.monitoring.notify.opsgenie.OpsgenieSettings;
import io.monitoring.notify.pagerduty.PagerDutyNotifier;
import io.monitoring.notify.pagerduty.PagerDutySettings;
import io.monitoring.notify.slack.SlackNotifier;
import io.monitoring.notify.slack.SlackSettings;
import io.monitoring.notify.teams.TeamsNotifier;
import io.monitoring.notify.teams.TeamsSettings;
import io.monitoring.notify.webhook.WebhookNotifier;
import io.monitoring.notify.webhook.WebhookSettings;
import io.monitoring.outbound.OutboundException;
import io.monitoring.outbound.OutboundHttp;
import io.monitoring.outbound.RequestHeaders;
import io.monitoring.outbound.SecretText;
import io.monitoring.outbound.SecretUrl;
import io.monitoring.test.HookServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Every receiver by HTTP against servers that misbehave.
 */
@Timeout(30)
class ReceiverFaultTests {

	private static final Instant TIME = Instant.parse("2026-11-21T10:00:00Z");

	private static final SecretText TOKEN = SecretText.of("s3cret-token");

	private static final int TOTAL = 1000;

	private final OutboundHttp http = new OutboundHttp(Duration.ofMillis(500), Duration.ofMillis(TOTAL));

	@AfterEach
	void close() {
		this.http.close();
	}

	@ParameterizedTest
	@EnumSource
	void successIsASuccess(ReceiverUnderTest receiver) throws IOException {
		assertThat(send(receiver, HookServer.answer("200 OK"))).isNull();
	}

	@ParameterizedTest
	@EnumSource
	void troubleOfTheServerCanBeRetried(ReceiverUnderTest receiver) throws IOException {
		for (String status : List.of("500 Oops", "503 Busy", "408 Request Timeout")) {
			OutboundException failure = send(receiver, HookServer.answer(status));
			assertThat(failure).hasMessage("status " + status.substring(0, 3));
			assertThat(failure.isRetryable()).isTrue();
		}
	}

	@ParameterizedTest
	@EnumSource
	void refusalCannotBeRetried(ReceiverUnderTest receiver) throws IOException {
		OutboundException failure = send(receiver, HookServer.answer("401 Unauthorized"));
		assertThat(failure).hasMessage("status 401");
		assertThat(failure.isRetryable()).isFalse();
	}

	@ParameterizedTest
	@EnumSource
	void receiverSaysHowLongToWaitInSecondsOrByADate(ReceiverUnderTest receiver) throws IOException {
		assertThat(send(receiver, HookServer.answer("429 Slow Down", "Retry-After: 7")).retryAfter())
			.isEqualTo(Duration.ofSeconds(7));
		assertThat(
				send(receiver,
						HookServer.answer("429 Slow Down", "Date: Sat, 21 Nov 2026 10:00:00 GMT",
								"Retry-After: Sat, 21 Nov 2026 10:01:30 GMT"))
					.retryAfter())
			.isEqualTo(Duration.ofSeconds(90));
		assertThat(
				send(receiver,
						HookServer.answer("429 Slow Down", "Date: Sat, 21 Nov 2026 10:00:00 GMT",
								"Retry-After: Sun, 22 Nov 2026 10:01:30 GMT"))
					.retryAfter())
			.isEqualTo(Duration.ofHours(1));
		assertThat(send(receiver, HookServer.answer("429 Slow Down", "Date: Sat, 21 Nov 2026 10:00:00 GMT",
				"Retry-After: Fri, 20 Nov 2026 10:01:30 GMT"))
			.retryAfter()).isNull();
	}

	@ParameterizedTest
	@EnumSource
	void redirectIsNotFollowedAndNoSecretLeaves(ReceiverUnderTest receiver) throws IOException {
		try (HookServer other = HookServer.answering("200 OK")) {
			for (String status : List.of("301", "302", "303", "307", "308")) {
				OutboundException failure = send(receiver,
						HookServer.answer(status + " Moved", "Location: " + other.url("/internal")));
				assertThat(failure).hasMessage("status " + status);
				assertThat(failure.isRetryable()).isFalse();
			}
			assertThat(other.requests).isEmpty();
		}
	}

	@ParameterizedTest
	@EnumSource
	void serverThatSaysNothingIsLeft(ReceiverUnderTest receiver) throws Exception {
		CompletableFuture<Boolean> left = new CompletableFuture<>();
		OutboundException failure = send(receiver, (socket, out) -> left.complete(HookServer.hasLeft(socket, 10_000)));
		assertThat(failure).hasMessage("no answer within " + TOTAL + " ms");
		assertThat(failure.isRetryable()).isTrue();
		assertThat(left.get(10, TimeUnit.SECONDS)).as("connection closed").isTrue();
	}

	@ParameterizedTest
	@EnumSource
	void serverThatDripsItsHeadIsLeft(ReceiverUnderTest receiver) throws IOException {
		OutboundException failure = send(receiver,
				(socket, out) -> drip(socket, out, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"));
		assertThat(failure).hasMessage("no answer within " + TOTAL + " ms");
	}

	/** Where the answer itself matters, the status alone is no success. */
	@ParameterizedTest
	@EnumSource
	void statusCountsEvenIfTheServerDripsItsAnswer(ReceiverUnderTest receiver) throws IOException {
		long start = System.nanoTime();
		OutboundException failure = send(receiver, (socket, out) -> {
			HookServer.write(out, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n");
			drip(socket, out, "x".repeat(100));
		});
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
		expectStatusAlone(receiver, failure);
	}

	@ParameterizedTest
	@EnumSource
	void statusCountsEvenIfTheConnectionIsReset(ReceiverUnderTest receiver) throws IOException {
		OutboundException failure = send(receiver, (socket, out) -> {
			HookServer.write(out, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nx");
			socket.setSoLinger(true, 0);
		});
		if (failure != null && receiver != ReceiverUnderTest.SLACK_BOT) {
			// The reset may overtake the status.
			assertThat(failure.isRetryable()).isTrue();
			return;
		}
		expectStatusAlone(receiver, failure);
	}

	@ParameterizedTest
	@EnumSource
	void gigabyteIsReadOnlyInPart(ReceiverUnderTest receiver) throws IOException {
		AtomicLong written = new AtomicLong();
		OutboundException failure = send(receiver,
				(socket, out) -> flood(out, "Content-Length: 1073741824", new byte[64 * 1024], written));
		expectStatusAlone(receiver, failure);
		assertThat(written.get()).isLessThan(64L * 1024 * 1024);
	}

	@ParameterizedTest
	@EnumSource
	void bombIsNotUnpacked(ReceiverUnderTest receiver) throws IOException {
		ByteArrayOutputStream bomb = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
			gzip.write(new byte[16 * 1024 * 1024]);
		}
		AtomicLong written = new AtomicLong();
		OutboundException failure = send(receiver, (socket, out) -> flood(out,
				"Content-Encoding: gzip\r\nContent-Length: 1073741824", bomb.toByteArray(), written));
		expectStatusAlone(receiver, failure);
		assertThat(written.get()).isLessThan(64L * 1024 * 1024);
	}

	private static void expectStatusAlone(ReceiverUnderTest receiver, @Nullable OutboundException failure) {
		if (receiver == ReceiverUnderTest.SLACK_BOT) {
			assertThat(failure).isNotNull();
			assertThat(failure.isRetryable()).isTrue();
		}
		else {
			assertThat(failure).isNull();
		}
	}

	private static void flood(OutputStream out, String headers, byte[] part, AtomicLong written) throws IOException {
		HookServer.write(out, "HTTP/1.1 200 OK\r\n" + headers + "\r\n\r\n");
		while (written.get() < 1L << 30) {
			out.write(part);
			written.addAndGet(part.length);
		}
	}

	/** A byte now and then, until the client has left. */
	private static void drip(Socket socket, OutputStream out, String text) throws IOException {
		for (int i = 0; i < text.length(); i++) {
			HookServer.write(out, text.substring(i, i + 1));
			if (HookServer.hasLeft(socket, TOTAL / 5)) {
				return;
			}
		}
	}

	private @Nullable OutboundException send(ReceiverUnderTest receiver, HookServer.Behaviour behaviour)
			throws IOException {
		try (HookServer server = new HookServer(behaviour)) {
			Notifier notifier = receiver.create.apply(SecretUrl.of(server.url("/s3cret-path")), this.http);
			OutboundException failure = catchThrowableOfType(OutboundException.class, () -> notifier
				.send(TestAlerts.notification(TIME, NotificationReason.FIRST, List.of(TestAlerts.slow(TIME, 1)))));
			assertThat(server.requests).hasSize(1);
			if (failure != null) {
				assertThat(failure.getMessage()).doesNotContain("s3cret").doesNotContain("127.0.0.1");
				assertThat(failure.getCause()).isNull();
			}
			return failure;
		}
	}

	enum ReceiverUnderTest {

		WEBHOOK((url, http) -> new WebhookNotifier("hook",
				new WebhookSettings(url, RequestHeaders.NONE.basic("user", TOKEN), 10), http)),

		SLACK_HOOK((url, http) -> new SlackNotifier("slack", SlackSettings.webhook(url), http)),

		SLACK_BOT((url, http) -> new SlackNotifier("slack",
				new SlackSettings(url, TOKEN, BySeverity.always("#alerts"), 10), http)),

		TEAMS((url, http) -> new TeamsNotifier("teams", TeamsSettings.of(url), http)),

		PAGERDUTY(
				(url, http) -> new PagerDutyNotifier("pagerduty", new PagerDutySettings(url, TOKEN, "shop", 10), http)),

		OPSGENIE((url, http) -> new OpsgenieNotifier("opsgenie",
				new OpsgenieSettings(url, TOKEN, "shop", OpsgenieSettings.DEFAULT_PRIORITY, 10), http));

		private final BiFunction<SecretUrl, OutboundHttp, Notifier> create;

		ReceiverUnderTest(BiFunction<SecretUrl, OutboundHttp, Notifier> create) {
			this.create = create;
		}

	}

}
