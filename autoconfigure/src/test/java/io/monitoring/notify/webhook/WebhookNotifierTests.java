package io.monitoring.notify.webhook;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

import io.monitoring.notify.TestAlerts;
import io.monitoring.outbound.OutboundException;
import io.monitoring.outbound.OutboundHttp;
import io.monitoring.outbound.SecretUrl;
import io.monitoring.test.HookServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@Timeout(30)
class WebhookNotifierTests {

	private static final Instant TIME = Instant.parse("2026-11-21T10:00:00Z");

	private static final String PATH = "/hook/s3cret-token";

	private final OutboundHttp http = new OutboundHttp(Duration.ofMillis(500), Duration.ofMillis(800));

	@AfterEach
	void close() {
		this.http.close();
	}

	@Test
	void messageIsPostedAsJsonWithItsIdentity() throws IOException {
		try (HookServer server = HookServer.answering("200 OK")) {
			assertThat(send(server.url(PATH))).isNull();
			String request = server.requests.get(0);
			assertThat(request).startsWith("POST " + PATH + " HTTP/1.1\r\n").endsWith("\"}");
			assertThat(request.toLowerCase(Locale.ROOT)).contains("content-type: application/json\r\n")
				.contains("idempotency-key: id-1\r\n")
				.doesNotContain("upgrade:");
			assertThat(request).contains("\"version\":\"4\"");
		}
	}

	@Test
	void nothingIsPostedAfterTheEnd() throws IOException {
		try (HookServer server = HookServer.answering("200 OK")) {
			this.http.close();
			assertThat(send(server.url(PATH))).hasMessage("closed");
			assertThat(server.requests).isEmpty();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "201 Created", "204 No Content" })
	void everySuccessIsASuccess(String status) throws IOException {
		try (HookServer server = new HookServer(
				(socket, out) -> HookServer.write(out, "HTTP/1.1 " + status + "\r\n\r\n"))) {
			assertThat(send(server.url(PATH))).isNull();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "500 Internal Server Error", "502 Bad Gateway", "503 Service Unavailable" })
	void troubleOfTheServerCanBeRetried(String status) throws IOException {
		try (HookServer server = HookServer.answering(status)) {
			OutboundException failure = send(server.url(PATH));
			assertThat(failure).hasMessage("status " + status.substring(0, 3));
			assertThat(failure.isRetryable()).isTrue();
			assertThat(failure.retryAfter()).isNull();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "400 Bad Request", "401 Unauthorized", "403 Forbidden", "404 Not Found" })
	void refusalCannotBeRetried(String status) throws IOException {
		try (HookServer server = HookServer.answering(status)) {
			OutboundException failure = send(server.url(PATH));
			assertThat(failure).hasMessage("status " + status.substring(0, 3));
			assertThat(failure.isRetryable()).isFalse();
		}
	}

	@Test
	void tooManyRequestsSaysHowLongToWait() throws IOException {
		try (HookServer server = HookServer.answering("429 Too Many Requests", "Retry-After: 120")) {
			OutboundException failure = send(server.url(PATH));
			assertThat(failure.isRetryable()).isTrue();
			assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(120));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "999999999", "86400" })
	void nobodyIsSilencedForMoreThanAnHour(String seconds) throws IOException {
		try (HookServer server = HookServer.answering("503 Busy", "Retry-After: " + seconds)) {
			assertThat(send(server.url(PATH)).retryAfter()).isEqualTo(Duration.ofHours(1));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "-5", "soon", "99999999999999999999", "Sat, 21 Nov 2026 10:00:00 GMT" })
	void unusableWaitIsIgnored(String value) throws IOException {
		try (HookServer server = HookServer.answering("429 Too Many Requests", "Retry-After: " + value)) {
			assertThat(send(server.url(PATH)).retryAfter()).isNull();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "301", "302", "303", "307", "308" })
	void redirectIsNotFollowed(String status) throws IOException {
		try (HookServer target = HookServer.answering("200 OK");
				HookServer server = HookServer.answering(status + " Moved", "Location: " + target.url("/internal"))) {
			OutboundException failure = send(server.url(PATH));
			assertThat(failure).hasMessage("status " + status);
			assertThat(failure.isRetryable()).isFalse();
			assertThat(target.requests).isEmpty();
		}
	}

	@Test
	void serverThatNeverAnswersIsLeft() throws IOException {
		try (HookServer server = new HookServer((socket, out) -> socket.getInputStream().read())) {
			OutboundException failure = send(server.url(PATH));
			assertThat(failure).hasMessage("no answer within 800 ms");
			assertThat(failure.isRetryable()).isTrue();
		}
	}

	@Test
	void connectionThatIsResetCanBeRetried() throws IOException {
		try (HookServer server = new HookServer((socket, out) -> socket.setSoLinger(true, 0))) {
			OutboundException failure = send(server.url(PATH));
			assertThat(failure.isRetryable()).isTrue();
			assertThat(failure.getMessage()).matches("[A-Za-z]+Exception");
		}
	}

	@Test
	void refusedConnectionCanBeRetried() throws IOException {
		int port;
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			port = socket.getLocalPort();
		}
		OutboundException failure = send("http://127.0.0.1:" + port + PATH);
		assertThat(failure).hasMessage("no connection");
		assertThat(failure.isRetryable()).isTrue();
	}

	@Test
	void answerWithoutEndIsReadOnlyInPart() throws IOException {
		long[] written = new long[1];
		try (HookServer server = new HookServer((socket, out) -> {
			HookServer.write(out, "HTTP/1.1 200 OK\r\nContent-Length: 100000000000\r\n\r\n");
			while (true) {
				out.write(new byte[1024]);
				written[0] += 1024;
			}
		})) {
			assertThat(send(server.url(PATH))).isNull();
			assertThat(written[0]).isLessThan(64L * 1024 * 1024);
		}
	}

	@Test
	void statusCountsEvenIfTheRestOfTheAnswerNeverComes() throws IOException {
		try (HookServer server = new HookServer((socket, out) -> {
			HookServer.write(out, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nx");
			socket.getInputStream().read();
		})) {
			assertThat(send(server.url(PATH))).isNull();
		}
	}

	@Test
	void statusCountsEvenIfTheConnectionBreaksInTheAnswer() throws IOException {
		try (HookServer server = new HookServer((socket, out) -> {
			HookServer.write(out, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nx");
		})) {
			assertThat(send(server.url(PATH))).isNull();
		}
	}

	@Test
	void answerThatIsNotHttpIsAFailureWithoutItsText() throws IOException {
		try (HookServer server = new HookServer((socket, out) -> HookServer.write(out, "s3cret nonsense\r\n\r\n"))) {
			OutboundException failure = send(server.url(PATH));
			assertThat(failure.getMessage()).doesNotContain("s3cret").doesNotContain("nonsense");
		}
	}

	@Test
	void addressIsNeverShown() {
		SecretUrl url = SecretUrl.of("https://hooks.example/T00/s3cret");
		assertThat(url).hasToString("******");
	}

	@ParameterizedTest
	@ValueSource(strings = { "ftp://h/s3cret", "file:///s3cret", "//h/s3cret", "http:///s3cret", "http://u:s3cret@h/",
			"http://h/s3cret path", "s3cret", "", "jar:http://h/s3cret!/" })
	void addressThatIsNotHttpIsRefusedWithoutShowingIt(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> SecretUrl.of(text))
			.withMessageStartingWith("The address ")
			.withMessageNotContaining("s3cret")
			.withNoCause();
	}

	private @Nullable OutboundException send(String url) {
		WebhookNotifier notifier = new WebhookNotifier("hook", WebhookSettings.of(SecretUrl.of(url)), this.http);
		return catchThrowableOfType(OutboundException.class, () -> notifier
			.send(TestAlerts.notification(TIME, "hook", List.of(TestAlerts.firing(TIME, "alertname", "A")))));
	}

}
