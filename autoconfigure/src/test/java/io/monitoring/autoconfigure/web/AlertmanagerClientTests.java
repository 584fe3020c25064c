package io.monitoring.autoconfigure.web;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.monitoring.test.Tools;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of Alertmanager's API on a real web server over the real engine, with
 * Alertmanager's own client.
 */
class AlertmanagerClientTests {

	private static final String ALERTS = "/monitoring/alerts";

	private static WebServerFixture server;

	@TempDir
	Path directory;

	@BeforeAll
	static void start() {
		server = WebServerFixture.start(WebServerFixture.Application.class, "monitoring.sampling-interval=1s",
				"monitoring.alerts.group-wait=0s", "spring.application.name=shop",
				"monitoring.alerts.rules.DiskFull.expr=vector(7)", "monitoring.alerts.rules.DiskFull.severity=high",
				"monitoring.alerts.rules.DiskFull.labels.path=C:\\a \"b\"",
				"monitoring.alerts.rules.QueueLong.expr=vector(8)", "monitoring.alerts.rules.QueueLong.severity=low");
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.until(() -> server.get(ALERTS + "/notifications?result=delivered").body().contains("DiskFull"));
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@Test
	void amtoolQueriesAlerts() throws Exception {
		Tools.Result all = amtool("alert", "query");
		assertThat(all.exitCode()).isZero();
		assertThat(all.output()).contains("DiskFull", "QueueLong", "active").doesNotContain("ersion");
		assertThat(amtool("alert", "query", "severity=high").output()).contains("DiskFull").doesNotContain("QueueLong");
		assertThat(amtool("alert", "query", "alertname=~Queue.+").output()).contains("QueueLong")
			.doesNotContain("DiskFull");
		assertThat(amtool("alert", "query", "path=C:\\\\a \\\"b\\\"").output()).contains("DiskFull");
		assertThat(amtool("alert", "query", "--receiver=nobody").output()).doesNotContain("DiskFull");
		assertThat(amtool("alert", "query", "--inhibited").exitCode()).isZero();
		JsonNode json = JsonMapper.shared().readTree(amtool("-o", "json", "alert", "query", "DiskFull").output());
		assertThat(json.path(0).path("labels").path("application").asString()).isEqualTo("shop");
		assertThat(json.path(0).path("receivers").path(0).path("name").asString()).isEqualTo("log");
		assertThat(amtool("-o", "extended", "alert", "query").output()).contains("application=\"shop\"");
	}

	@Test
	void amtoolAddsFindsChangesAndExpiresASilence() throws Exception {
		Tools.Result added = amtool("silence", "add", "--author=ann", "--comment=deploying", "--duration=2h",
				"alertname=QueueLong", "severity=~\"l.w|none\"");
		assertThat(added.exitCode()).as(added.output()).isZero();
		String id = added.output().strip();
		assertThat(amtool("silence", "query").output()).contains(id, "ann", "deploying", "severity=~\"l.w|none\"");
		assertThat(amtool("silence", "query", "alertname=QueueLong").output()).contains(id);
		assertThat(amtool("silence", "query", "alertname=Other").output()).doesNotContain(id);
		assertThat(server.get(ALERTS + "?suppressed=true").body()).contains(id);
		assertThat(amtool("alert", "query").output()).contains("DiskFull").doesNotContain("QueueLong");
		assertThat(amtool("alert", "query", "--silenced").output()).contains("QueueLong").doesNotContain("DiskFull");
		assertThat(server.get(ALERTS + "/silences/" + id).body()).contains("\"hiding\":1");
		Tools.Result updated = amtool("silence", "update", "--duration=3h", "--comment=longer", id);
		assertThat(updated.output()).contains(id, "longer");
		assertThat(amtool("silence", "expire", id).exitCode()).isZero();
		assertThat(amtool("silence", "query").output()).doesNotContain(id);
		assertThat(amtool("silence", "query", "--expired").output()).contains(id);
	}

	@Test
	void amtoolImportsSilences() throws Exception {
		amtool("silence", "add", "--comment=imported", "alertname=Imported");
		String exported = amtool("-o", "json", "silence", "query", "alertname=Imported").output();
		Path file = Files.writeString(this.directory.resolve("silences.json"), exported);
		Tools.Result imported = amtool("silence", "import", "--force", file.toString());
		assertThat(imported.exitCode()).as(imported.output()).isZero();
		JsonNode silences = JsonMapper.shared()
			.readTree(amtool("-o", "json", "silence", "query", "alertname=Imported").output());
		assertThat(silences.size()).isEqualTo(2);
	}

	@Test
	void amtoolShowsWhatIsWrong() throws Exception {
		Tools.Result tooLong = amtool("silence", "add", "--comment=c", "--duration=31d", "a=b");
		assertThat(tooLong.exitCode()).isNotZero();
		assertThat(tooLong.output()).contains("more than 30 days after the start");
		assertThat(amtool("silence", "add", "--comment=c", "a=~.*").output()).contains("match the empty value");
		assertThat(amtool("silence", "expire", "11111111-2222-3333-4444-555555555555").exitCode()).isNotZero();
	}

	@Test
	void amtoolShowsStatusAndCluster() throws Exception {
		assertThat(amtool("cluster", "show").output()).contains("disabled");
		assertThat(amtool("config", "show").output()).contains("route:", "receivers:");
		assertThat(amtool("config", "routes", "show").exitCode()).isZero();
	}

	@Test
	void amtoolFindsTheConfigurationRight() throws Exception {
		String config = server.get(ALERTS + "/alertmanager-config").body();
		Path file = Files.writeString(this.directory.resolve("alertmanager.yml"), config);
		Tools.Result checked = Tools.run(this.directory, "amtool", "check-config", file.toString());
		assertThat(checked.exitCode()).as(checked.output()).isZero();
	}

	@Test
	void silenceOverOurOwnPathsTellsWhatItHides() {
		HttpResponse<String> added = WebServerFixture.send("POST", url("/alerts/silences"),
				"{\"matchers\":[\"alertname=\\\"DiskFull\\\"\"],\"duration\":\"1h\",\"comment\":\"c\"}", "Content-Type",
				"application/json", "X-Test-Role", "ENDPOINT_ADMIN");
		assertThat(added.statusCode()).isEqualTo(201);
		assertThat(added.body()).contains("\"matches\":1", "\"createdBy\":\"user\"");
		String location = added.headers().firstValue("Location").orElseThrow();
		assertThat(WebServerFixture.send("DELETE", "http://localhost:" + server.port() + location, null).body())
			.contains("\"state\":\"expired\"");
	}

	@Test
	void testAndDrillArrive() {
		exercise("/alerts/test", "{\"receiver\":\"log\"}", "MonitoringTest", "\"reason\":\"test\"");
		exercise("/alerts/rules/DiskFull/drill", "{}", "DiskFull", "\"reason\":\"fire drill\"");
		assertThat(server.get(ALERTS + "/receivers").body()).contains("\"name\":\"log\"")
			.doesNotContain("\"lastProvenDelivery\":null");
	}

	private static void exercise(String path, String body, String alert, String reason) {
		HttpResponse<String> accepted = WebServerFixture.send("POST", url(path), body, "Content-Type",
				"application/json");
		assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
		String link = JsonMapper.shared().readTree(accepted.body()).path("notifications").asString();
		Awaitility.await()
			.atMost(Duration.ofSeconds(10))
			.until(() -> server.get(link).body().contains("\"result\":\"delivered\""));
		assertThat(server.get(link).body()).contains(alert, reason);
	}

	@Test
	void historyTellsThatTheAlertFired() {
		assertThat(server.get(ALERTS + "/history?name=DiskFull").body()).contains("\"state\":\"firing\"",
				"\"group\":\"application\"");
		assertThat(server.get(ALERTS + "?name=DiskFull").body()).contains("\"reason\":\"first notification\"",
				"\"receivers\":[\"log\"]");
	}

	private static String url(String path) {
		return "http://localhost:" + server.port() + "/monitoring" + path;
	}

	private Tools.Result amtool(String... arguments) throws Exception {
		List<String> command = new ArrayList<>(List.of("amtool", "--alertmanager.url=" + url("/alertmanager")));
		command.addAll(Arrays.asList(arguments));
		return Tools.run(this.directory, command.toArray(String[]::new));
	}

}
