package io.monitoring.notify.slack;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.monitoring.notify.BySeverity;
import io.monitoring.notify.Notification;
import io.monitoring.notify.NotificationReason;
import io.monitoring.notify.TestAlerts;
import io.monitoring.outbound.OutboundException;
import io.monitoring.outbound.OutboundHttp;
import io.monitoring.outbound.SecretText;
import io.monitoring.outbound.SecretUrl;
import io.monitoring.test.HookServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class SlackNotifierTests {

	private static final Instant TIME = Instant.parse("2026-11-21T10:00:00Z");

	private static final BySeverity<String> CHANNELS = new BySeverity<>("#alerts", Map.of("critical", "#on-call"));

	private final OutboundHttp http = new OutboundHttp();

	@AfterEach
	void close() {
		this.http.close();
	}

	@Test
	void botPostsWithItsTokenToTheChannelOfTheSeverity() throws IOException {
		try (HookServer server = HookServer.answering("200 OK")) {
			assertThat(send(server)).isNull();
			assertThat(server.requests.get(0)).contains("Authorization: Bearer xoxb-s3cret\r\n")
				.contains("\"channel\":\"#on-call\"");
		}
	}

	@Test
	void otherSeveritiesGoToTheOrdinaryChannel() throws IOException {
		try (HookServer server = HookServer.answering("200 OK")) {
			SlackSettings settings = new SlackSettings(SecretUrl.of(server.url("/hook")), null, CHANNELS, 5);
			new SlackNotifier("slack", settings, this.http).send(TestAlerts.notification(TIME, NotificationReason.FIRST,
					List.of(TestAlerts.firing(TIME, "alertname", "A", "severity", "warning"))));
			assertThat(server.requests.get(0)).contains("\"channel\":\"#alerts\"").doesNotContain("Authorization");
		}
	}

	@ParameterizedTest
	@CsvSource({ "invalid_auth,false", "channel_not_found,false", "ratelimited,true", "internal_error,true" })
	void refusalWithASuccessfulStatusIsAFailure(String error, boolean retryable) throws IOException {
		OutboundException failure = answered("{\"ok\": false, \"error\": \"" + error + "\"}");
		assertThat(failure).hasMessageEndingWith(": " + error);
		assertThat(failure.isRetryable()).isEqualTo(retryable);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"ok\":false,\"error\":\"s3cret_word\"}", "{\"ok\":false}" })
	void unknownErrorIsNotRepeated(String answer) throws IOException {
		OutboundException failure = answered(answer);
		assertThat(failure).hasMessage("Slack refused it");
		assertThat(failure.isRetryable()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "<html>Sign in</html>", "{\"text\":\"\\\"ok\\\":true\"}" })
	void answerOfSomebodyElseIsNoSuccess(String answer) throws IOException {
		OutboundException failure = answered(answer);
		assertThat(failure).hasMessage("the answer is not one of Slack");
		assertThat(failure.isRetryable()).isTrue();
	}

	@Test
	void botNeedsAChannel() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> SlackSettings.bot(SecretText.of("xoxb-s3cret"), BySeverity.always(" ")))
			.withMessage("A bot of Slack needs a channel to post to.");
	}

	@Test
	void settingsShowNoSecret() throws IOException {
		try (HookServer server = HookServer.answering("200 OK")) {
			assertThat(settings(server).toString()).doesNotContain("s3cret").doesNotContain(server.url(""));
		}
	}

	private OutboundException answered(String body) throws IOException {
		String answer = "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
		try (HookServer server = new HookServer((socket, out) -> HookServer.write(out, answer))) {
			return send(server);
		}
	}

	private OutboundException send(HookServer server) {
		Notification notification = TestAlerts.notification(TIME, NotificationReason.FIRST,
				List.of(TestAlerts.slow(TIME, 1), TestAlerts.firing(TIME, "severity", "warning")));
		return catchThrowableOfType(OutboundException.class,
				() -> new SlackNotifier("slack", settings(server), this.http).send(notification));
	}

	private static SlackSettings settings(HookServer server) {
		return new SlackSettings(SecretUrl.of(server.url("/api")), SecretText.of("xoxb-s3cret"), CHANNELS, 5);
	}

}
