package io.monitoring.notify.alertmanager;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.monitoring.alert.Alert;
import io.monitoring.notify.TestAlerts;
import io.monitoring.outbound.OutboundHttp;
import io.monitoring.outbound.RequestHeaders;
import io.monitoring.outbound.SecretText;
import io.monitoring.outbound.SecretUrl;
import io.monitoring.test.HookServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

@Timeout(60)
class AlertmanagerForwarderTests {

	private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

	private static final Duration INTERVAL = Duration.ofSeconds(15);

	private final OutboundHttp http = new OutboundHttp(Duration.ofSeconds(2), Duration.ofSeconds(5));

	private final List<AutoCloseable> open = new ArrayList<>(List.of(this.http));

	@AfterEach
	void close() throws Exception {
		for (AutoCloseable closeable : this.open) {
			closeable.close();
		}
	}

	@Test
	void alertIsSentAsPrometheusSendsIt() throws Exception {
		HookServer server = server("200 OK");
		forwarder(server).forward(START.plusSeconds(30), List.of(TestAlerts.slow(START, 1)));
		bodies(server, 1);
		String request = server.requests.get(0);
		assertThat(request).startsWith("POST /am/api/v2/alerts HTTP/1.1\r\n")
			.contains("Authorization: Bearer s3cret\r\n", "Content-Type: application/json\r\n");
		assertThat(body(request)).isEqualTo(JsonMapper.shared().readTree("""
				[{
				  "labels": {"alertname": "SlowCheckout", "i": "1", "service": "shop", "severity": "critical"},
				  "annotations": {"description": "P95 is 2.4 s, at most 2 s are allowed.",
				    "runbook_url": "https://runbooks.example/slow?a=1&b=2", "summary": "Checkout 1 is slow"},
				  "startsAt": "2026-11-21T10:00:00Z",
				  "endsAt": "2026-11-21T10:04:30Z",
				  "generatorURL": "https://shop.example/monitoring"
				}]"""));
	}

	@Test
	void alertsAreSentInBatchesToEachAlertmanager() throws Exception {
		HookServer first = server("200 OK");
		HookServer second = server("200 OK");
		forwarder(first, second).forward(START, alerts(150));
		assertThat(bodies(first, 3)).extracting(JsonNode::size).containsExactly(64, 64, 22);
		assertThat(bodies(second, 3)).isEqualTo(bodies(first, 3));
	}

	@Test
	void deadAlertmanagerHoldsNeitherTheTickNorTheOther() throws Exception {
		HookServer alive = server("200 OK");
		HookServer dead = new HookServer((socket, out) -> HookServer.hasLeft(socket, 20_000));
		this.open.add(dead);
		AlertmanagerForwarder forwarder = forwarder(dead, alive);
		long start = System.nanoTime();
		forwarder.forward(START, alerts(100));
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
		assertThat(bodies(alive, 2)).extracting(JsonNode::size).containsExactly(64, 36);
	}

	@Test
	void oldestAlertsGiveWayAndAreCounted() throws Exception {
		HookServer dead = new HookServer((socket, out) -> HookServer.hasLeft(socket, 20_000));
		this.open.add(dead);
		AlertmanagerForwarder forwarder = forwarder(dead);
		forwarder.forward(START, alerts(1));
		await().until(() -> dead.requests.size() == 1);
		forwarder.forward(START, alerts(10_500));
		assertThat(forwarder.dropped()).isEqualTo(499);
	}

	@Test
	void failureIsCountedAndWhatWasLostIsSentAgain() throws Exception {
		HookServer server = server("500 Oops");
		AlertmanagerForwarder forwarder = forwarder(server);
		forwarder.forward(START, alerts(1));
		await().until(() -> forwarder.status().get(0).failed() == 1);
		assertThat(forwarder.status().get(0).lastError()).isEqualTo("status 500");
		assertThat(forwarder.status().get(0).lastErrorAt()).isEqualTo(START);
		forwarder.forward(START.plusSeconds(61), alerts(1));
		assertThat(bodies(server, 2)).allMatch((body) -> body.size() == 1);
	}

	@Test
	void nothingIsSentAfterTheEnd() throws Exception {
		HookServer server = server("200 OK");
		AlertmanagerForwarder forwarder = forwarder(server);
		forwarder.close();
		forwarder.forward(START, alerts(1));
		assertThat(forwarder.status().get(0).failed()).isZero();
		assertThat(server.requests).isEmpty();
	}

	@Test
	void thereMustBeAnAddress() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new AlertmanagerSettings(List.of(), RequestHeaders.NONE, INTERVAL, ""));
	}

	private static List<Alert> alerts(int count) {
		return IntStream.range(0, count).mapToObj((i) -> TestAlerts.slow(START, i)).toList();
	}

	private HookServer server(String status) throws IOException {
		HookServer server = new HookServer(HookServer.answer(status));
		this.open.add(server);
		return server;
	}

	private AlertmanagerForwarder forwarder(HookServer... servers) {
		List<SecretUrl> urls = List.of(servers).stream().map((server) -> SecretUrl.of(server.url("/am/"))).toList();
		AlertmanagerForwarder forwarder = new AlertmanagerForwarder("am",
				new AlertmanagerSettings(urls, RequestHeaders.NONE.authorization("Bearer", SecretText.of("s3cret")),
						INTERVAL, "https://shop.example/monitoring"),
				this.http);
		this.open.add(0, forwarder);
		return forwarder;
	}

	private static JsonNode body(String request) {
		return JsonMapper.shared().readTree(request.substring(request.indexOf("\r\n\r\n") + 4));
	}

	private static List<JsonNode> bodies(HookServer server, int count) {
		await().until(() -> server.requests.size() == count);
		return server.requests.stream().map(AlertmanagerForwarderTests::body).toList();
	}

}
