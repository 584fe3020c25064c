package io.monitoring.web;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of who may use the routes about alerts and their delivery, and of the methods
 * that each path has.
 */
class AlertingAccessTests {

	private static final String ONE = "/" + SampleAlerting.SILENCE;

	private static final String AM = "alertmanager/api/v2/";

	private static final List<String> READS = List.of("alerts", "alerts/history", "alerts/notifications",
			"alerts/silences", "alerts/silences" + ONE, "alerts/receivers", "alerts/alertmanager-config",
			"alertmanager", AM + "status", AM + "alerts", AM + "alerts/groups", AM + "silences", AM + "silence" + ONE,
			AM + "receivers");

	private static final String SILENCE = "{\"matchers\":[\"a=b\"],\"endsAt\":\"2026-11-21T11:00:00Z\","
			+ "\"comment\":\"c\"}";

	/** Methods and paths that change something, with a body that is accepted. */
	private static final List<Write> WRITES = List.of(new Write("POST", "alerts/silences", SILENCE, 201),
			new Write("POST", "alerts/test", "{\"receiver\":\"log\"}", 202),
			new Write("POST", "alerts/rules/SlowCheckout/drill", "{}", 202),
			new Write("DELETE", "alerts/silences" + ONE, "", 200), new Write("POST", AM + "silences", SILENCE, 200),
			new Write("DELETE", AM + "silence" + ONE, "", 200));

	@Test
	void fromTheLocalMachineEverythingWorks() {
		assertThat(READS).allSatisfy((path) -> assertThat(new ApiFixture().get(path).status()).isEqualTo(200));
		assertThat(WRITES).allSatisfy((write) -> assertThat(write.send(new ApiFixture())).isEqualTo(write.status()));
	}

	@ParameterizedTest
	@EnumSource(value = Locality.class, mode = EnumSource.Mode.EXCLUDE, names = "LOCAL")
	void fromElsewhereNothingWorksAndNothingChanges(Locality locality) {
		ApiFixture api = new ApiFixture().from(locality);
		assertThat(READS).allSatisfy((path) -> assertThat(api.get(path).status()).isEqualTo(403));
		assertThat(WRITES).allSatisfy((write) -> assertThat(write.send(api)).isEqualTo(403));
		nothingChanged(api);
	}

	@Test
	void readingDoesNotOpenWriting() {
		ApiFixture api = new ApiFixture(AccessLevel.ALL, AccessLevel.LOCAL).from(Locality.REMOTE);
		assertThat(READS).allSatisfy((path) -> assertThat(api.get(path).status()).isEqualTo(200));
		assertThat(WRITES).allSatisfy((write) -> assertThat(write.send(api)).isEqualTo(403));
		nothingChanged(api);
	}

	@Test
	void noneClosesWritesToTheLocalMachineToo() {
		ApiFixture api = new ApiFixture(AccessLevel.LOCAL, AccessLevel.NONE);
		assertThat(WRITES).allSatisfy((write) -> assertThat(write.send(api)).isEqualTo(403));
		nothingChanged(api);
	}

	@Test
	void roleAndKeyOpenWhatIsAuthenticated() {
		assertThat(READS).allSatisfy((path) -> {
			assertThat(authenticated().get(path).status()).isEqualTo(403);
			assertThat(authenticated().withRole("ENDPOINT_ADMIN").get(path).status()).isEqualTo(200);
			assertThat(authenticated().call("GET", path, Map.of("X-API-Key", ApiFixture.KEY), "").status())
				.isEqualTo(200);
		});
		assertThat(WRITES).allSatisfy((write) -> {
			assertThat(write.send(authenticated())).isEqualTo(403);
			assertThat(write.send(authenticated().withRole("USER"))).isEqualTo(403);
			assertThat(write.send(authenticated().withRole("ENDPOINT_ADMIN"))).isEqualTo(write.status());
		});
	}

	@Test
	void pageOfAnotherSiteChangesNothing() {
		ApiFixture api = new ApiFixture();
		assertThat(WRITES).allSatisfy((write) -> {
			assertThat(write.send(api, "Sec-Fetch-Site", "cross-site")).isEqualTo(403);
			assertThat(write.send(api, "Origin", "http://evil.example")).isEqualTo(403);
			assertThat(write.send(api, "Content-Type", "text/plain")).isEqualTo(415);
			assertThat(write.send(api, "Content-Encoding", "gzip")).isEqualTo(415);
			assertThat(write.send(api, "Content-Length", "65537")).isEqualTo(413);
		});
		nothingChanged(api);
	}

	@ParameterizedTest
	@MethodSource("reads")
	void pathTellsItsMethods(String path) {
		ApiFixture api = new ApiFixture();
		assertThat(api.call("HEAD", path, Map.of(), "").status()).isEqualTo(200);
		String allow = String.valueOf(api.call("OPTIONS", path, Map.of(), "").headers().get("Allow"));
		assertThat(allow).startsWith("GET, HEAD").endsWith("OPTIONS");
		assertThat(allow.contains("POST")).isEqualTo(isWritten("POST", path));
		assertThat(allow.contains("DELETE")).isEqualTo(isWritten("DELETE", path));
		assertThat(api.call("PATCH", path, Map.of(), "").status()).isEqualTo(405);
	}

	static List<String> reads() {
		return READS;
	}

	private static boolean isWritten(String method, String path) {
		return WRITES.stream().anyMatch((write) -> write.method().equals(method) && write.path().equals(path));
	}

	@Test
	void withoutADispatcherThereIsNothing() {
		ApiFixture api = ApiFixture.withoutAlerting();
		assertThat(READS.subList(1, READS.size()))
			.allSatisfy((path) -> assertThat(api.get(path).status()).isEqualTo(404));
		assertThat(WRITES).allSatisfy((write) -> assertThat(write.send(api)).isIn(404, 405));
		assertThat(api.json("").path("links").propertyNames()).doesNotContain("alertmanager", "alerts/silences");
	}

	@Test
	void indexLinksToThem() {
		assertThat(new ApiFixture().json("").path("links").propertyNames()).contains("alerts/history",
				"alerts/notifications", "alerts/silences", "alerts/receivers", "alerts/alertmanager-config",
				"alertmanager");
	}

	private static ApiFixture authenticated() {
		return new ApiFixture(AccessLevel.AUTHENTICATED, AccessLevel.AUTHENTICATED).from(Locality.REMOTE);
	}

	private static void nothingChanged(ApiFixture api) {
		assertThat(api.alerting.exercises()).isEmpty();
		assertThat(api.alerting.silences().all()).hasSize(1)
			.allSatisfy((silence) -> assertThat(silence.endsAt()).isAfter(SampleMonitoring.NOW));
	}

	/**
	 * A request that changes something.
	 */
	private record Write(String method, String path, String body, int status) {

		int send(ApiFixture api) {
			return send(api, "Content-Type", "application/json");
		}

		int send(ApiFixture api, String header, String value) {
			Map<String, String> headers = header.equals("Content-Type") ? Map.of(header, value)
					: Map.of("Content-Type", "application/json", header, value);
			return api.call(this.method, this.path, headers, this.body).status();
		}

	}

}
