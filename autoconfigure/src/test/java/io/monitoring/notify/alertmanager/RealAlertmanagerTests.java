package io.monitoring.notify.alertmanager;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.monitoring.alert.Alert;
import io.monitoring.notify.Dispatcher;
import io.monitoring.notify.DispatcherSettings;
import io.monitoring.notify.MemoryNotificationLog;
import io.monitoring.notify.MemorySilenceStore;
import io.monitoring.notify.Receiver;
import io.monitoring.notify.Route;
import io.monitoring.notify.Silences;
import io.monitoring.notify.TestAlerts;
import io.monitoring.notify.webhook.WebhookNotifier;
import io.monitoring.notify.webhook.WebhookSettings;
import io.monitoring.outbound.OutboundHttp;
import io.monitoring.outbound.RequestHeaders;
import io.monitoring.outbound.SecretUrl;
import io.monitoring.test.HookServer;
import io.monitoring.test.Tools;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A real Alertmanager that gets our alerts: what it tells a web hook is what our own
 * dispatcher tells one.
 */
@Timeout(60)
class RealAlertmanagerTests {

	private static final String EXTERNAL_URL = "https://shop.example/monitoring";

	private static final String CONFIGURATION = """
			route:
			  receiver: hook
			  group_by: [alertname]
			  group_wait: 2s
			  group_interval: 2s
			  repeat_interval: 1h
			receivers:
			  - name: hook
			    webhook_configs:
			      - url: %s
			        send_resolved: true
			""";

	/** What newer versions of Alertmanager say and that of the test may not. */
	private static final Set<String> NEWER = Set.of("notification_reason");

	@TempDir
	Path directory;

	private final OutboundHttp http = new OutboundHttp();

	private HookServer theirs;

	private HookServer ours;

	private Process process;

	private int port;

	@BeforeEach
	void start() throws Exception {
		Tools.require("prometheus-alertmanager");
		this.theirs = HookServer.answering("200 OK");
		this.ours = HookServer.answering("200 OK");
		Path file = Files.writeString(this.directory.resolve("alertmanager.yml"),
				CONFIGURATION.formatted(this.theirs.url("/hook")));
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			this.port = socket.getLocalPort();
		}
		this.process = new ProcessBuilder("prometheus-alertmanager", "--config.file=" + file,
				"--storage.path=" + this.directory.resolve("data"), "--web.listen-address=127.0.0.1:" + this.port,
				"--web.external-url=" + EXTERNAL_URL, "--web.route-prefix=/", "--cluster.listen-address=")
			.redirectErrorStream(true)
			.redirectOutput(this.directory.resolve("log.txt").toFile())
			.start();
		await().atMost(Duration.ofSeconds(20)).until(this::isListening);
	}

	@AfterEach
	void stop() throws Exception {
		this.http.close();
		if (this.process != null) {
			this.process.destroyForcibly().waitFor();
			this.theirs.close();
			this.ours.close();
		}
	}

	@Test
	void whatAlertmanagerTellsIsWhatWeTell() throws Exception {
		Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS);
		List<Alert> firing = List.of(TestAlerts.slow(start, 1), TestAlerts.slow(start, 2));
		try (AlertmanagerForwarder forwarder = forwarder(); Dispatcher dispatcher = dispatcher()) {
			forwarder.forward(start, firing);
			dispatcher.accept(start, firing);
			dispatcher.accept(start.plusSeconds(2), firing);
			JsonNode told = told(this.theirs, 1);
			assertThat(told.get("status").asString()).isEqualTo("firing");
			assertThat(told.get("alerts")).hasSize(2);
			assertSame(told(this.ours, 1), told);

			Instant end = Instant.now().truncatedTo(ChronoUnit.SECONDS);
			List<Alert> resolved = firing.stream().map((alert) -> TestAlerts.resolved(alert, end)).toList();
			forwarder.forward(start.plusSeconds(30), resolved);
			dispatcher.accept(start.plusSeconds(30), resolved);
			JsonNode last = told(this.theirs, 2);
			assertThat(last.get("status").asString()).isEqualTo("resolved");
			assertSame(told(this.ours, 2), last);
			assertThat(forwarder.status().get(0).failed()).isZero();
		}
	}

	private static void assertSame(JsonNode ours, JsonNode theirs) {
		Set<String> names = new TreeSet<>(ours.propertyNames());
		names.removeAll(NEWER);
		Set<String> expected = new TreeSet<>(theirs.propertyNames());
		expected.removeAll(NEWER);
		assertThat(names).isEqualTo(expected);
		assertThat(alerts(ours)).isEqualTo(alerts(theirs));
		assertThat(rest(ours)).isEqualTo(rest(theirs));
	}

	/** The order of alerts means nothing. */
	private static Map<String, JsonNode> alerts(JsonNode message) {
		Map<String, JsonNode> alerts = new TreeMap<>();
		message.get("alerts").forEach((alert) -> alerts.put(alert.get("fingerprint").asString(), alert));
		return alerts;
	}

	private static JsonNode rest(JsonNode message) {
		ObjectNode rest = message.deepCopy().asObject();
		rest.remove("alerts");
		rest.remove(NEWER);
		return rest;
	}

	private static JsonNode told(HookServer server, int count) {
		await().atMost(Duration.ofSeconds(15)).until(() -> server.requests.size() >= count);
		String request = server.requests.get(count - 1);
		return JsonMapper.shared().readTree(request.substring(request.indexOf("\r\n\r\n") + 4));
	}

	private AlertmanagerForwarder forwarder() {
		SecretUrl url = SecretUrl.of("http://127.0.0.1:" + this.port);
		return new AlertmanagerForwarder("alertmanager",
				new AlertmanagerSettings(List.of(url), RequestHeaders.NONE, Duration.ofSeconds(15), EXTERNAL_URL),
				this.http);
	}

	private Dispatcher dispatcher() {
		Route route = new Route("hook", List.of(), List.of("alertname"),
				new Route.Timing(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofHours(1)), Route.Windows.NONE,
				false, List.of());
		WebhookNotifier notifier = new WebhookNotifier("hook", WebhookSettings.of(SecretUrl.of(this.ours.url("/hook"))),
				this.http);
		return new Dispatcher(DispatcherSettings.of(route, List.of(Receiver.of(notifier)), EXTERNAL_URL),
				new MemoryNotificationLog(100), new Silences(new MemorySilenceStore(), 10), Runnable::run, () -> 0.5);
	}

	private boolean isListening() {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
			return socket.isConnected();
		}
		catch (IOException ex) {
			return false;
		}
	}

}
