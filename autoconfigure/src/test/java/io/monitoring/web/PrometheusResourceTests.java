package io.monitoring.web;

import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PrometheusResource}: limits, access and bodies. The shapes of answers
 * are in {@link PrometheusGoldenTests}.
 */
class PrometheusResourceTests {

	private static final String RANGE = "query=up&start=1795255000&end=1795255200&step=15";

	private final PrometheusFixture prometheus = PrometheusFixture.create();

	@Test
	void whatNeedsTooManySamplesIsRefusedWithTheProperty() {
		PrometheusFixture small = new PrometheusFixture(PrometheusFixture.options().withMaxSamples(3), () -> 0);
		ApiResponse answer = small.get("query", "query=sum(odd)");
		assertThat(answer.status()).isEqualTo(422);
		assertThat(answer.body()).contains("\"errorType\":\"execution\"", "more than 3 samples",
				"'monitoring.query.max-samples'");
	}

	@Test
	void queryThatTakesTooLongEndsWithTheProperty() {
		AtomicLong seconds = new AtomicLong();
		PrometheusFixture slow = new PrometheusFixture(PrometheusFixture.options(),
				() -> seconds.getAndAdd(6) * 1_000_000_000L);
		ApiResponse answer = slow.get("query", "query=sum(up) + sum(up)");
		assertThat(answer.status()).isEqualTo(503);
		assertThat(answer.body()).contains("\"errorType\":\"timeout\"", "longer than 10000 ms",
				"'monitoring.query.timeout'");
	}

	@Test
	void callerMayAskForLessTimeButNotForMore() {
		AtomicLong seconds = new AtomicLong();
		PrometheusFixture slow = new PrometheusFixture(PrometheusFixture.options(),
				() -> seconds.getAndAdd(6) * 1_000_000_000L);
		assertThat(slow.get("query", "query=sum(up) + sum(up)", "timeout=1h").body()).contains("longer than 10000 ms");
		assertThat(slow.get("query", "query=sum(up) + sum(up)", "timeout=2s").body()).contains("longer than 2000 ms");
	}

	@Test
	void oneQueryTooManyIsRefusedAtOnceAndTheNextOneIsNot() {
		AtomicReference<ApiResponse> second = new AtomicReference<>();
		AtomicReference<PrometheusFixture> fixture = new AtomicReference<>();
		// The engine asks for the time while it evaluates: then the only permit is taken
		fixture.set(new PrometheusFixture(PrometheusFixture.options(), () -> {
			if (second.compareAndSet(null, new ApiResponse(0, null, "", Map.of()))) {
				second.set(fixture.get().get("query", "query=up"));
			}
			return 0;
		}));
		assertThat(fixture.get().get("query", "query=up").status()).isEqualTo(200);
		assertThat(second.get().status()).isEqualTo(429);
		assertThat(second.get().body()).contains("\"errorType\":\"too_many_requests\"",
				"'monitoring.query.max-concurrent'");
		assertThat(fixture.get().get("query", "query=up").status()).isEqualTo(200);
	}

	@Test
	void failedQueriesGiveTheirPermitBack() {
		for (int i = 0; i < 3; i++) {
			assertThat(this.prometheus.get("query", "query=odd + on () odd").status()).isEqualTo(422);
		}
		assertThat(this.prometheus.get("query", "query=up").status()).isEqualTo(200);
	}

	@Test
	void formAndAddressAreReadTogether() {
		Map<String, String> form = Map.of("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8");
		String path = PrometheusFixture.BASE + "query_range";
		ApiResponse answer = this.prometheus.api().call("POST", path + "?limit=1", form, RANGE);
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.body()).contains("truncated")
			.isNotEqualTo(this.prometheus.api().get(path + "?" + RANGE).body());
		assertThat(this.prometheus.api().call("POST", path + "?" + RANGE, Map.of(), "").body())
			.isEqualTo(this.prometheus.api().get(path + "?" + RANGE).body());
	}

	@Test
	void bodyThatIsTooLargeOrNoFormIsRefused() {
		String large = "query=" + "1%2B".repeat(20_000) + "1";
		ApiResponse tooLarge = this.prometheus.api()
			.call("POST", PrometheusFixture.BASE + "query", Map.of("Content-Type", "application/x-www-form-urlencoded"),
					large);
		assertThat(tooLarge.status()).isEqualTo(413);
		assertThat(tooLarge.body()).contains("\"status\":\"error\"", "65536 bytes");
		ApiResponse json = this.prometheus.api()
			.call("POST", PrometheusFixture.BASE + "query", Map.of("Content-Type", "application/json"), "{}");
		assertThat(json.status()).isEqualTo(415);
		assertThat(json.body()).contains("application/x-www-form-urlencoded");
	}

	@Test
	void brokenEncodingIsTheCallersMistake() {
		ApiResponse answer = this.prometheus.api().get(PrometheusFixture.BASE + "query?query=%zz");
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.body()).contains("\"errorType\":\"bad_data\"", "URL-encoded");
	}

	@ParameterizedTest
	@ValueSource(strings = { "query?query=up", "query_range?" + RANGE, "series?match[]=up", "labels",
			"label/job/values", "metadata", "rules", "alerts", "status/buildinfo", "nothing" })
	void everyEndpointFollowsTheAccessRuleForReads(String endpoint) {
		PrometheusFixture remote = PrometheusFixture.create();
		remote.api().from(Locality.REMOTE);
		ApiResponse refused = remote.api().get(PrometheusFixture.BASE + endpoint);
		assertThat(refused.status()).isEqualTo(403);
		assertThat(refused.body()).contains("\"errorType\":\"forbidden\"", "'monitoring.web.read'");
		PrometheusFixture open = new PrometheusFixture(AccessLevel.ALL, PrometheusFixture.options(), () -> 0);
		open.api().from(Locality.REMOTE);
		assertThat(open.api().get(PrometheusFixture.BASE + endpoint).status())
			.isEqualTo(endpoint.equals("nothing") ? 404 : 200);
	}

	@Test
	void formIsARead() {
		PrometheusFixture closed = PrometheusFixture.create();
		closed.api().from(Locality.REMOTE);
		assertThat(closed.post("query", "query=up").body()).contains("'monitoring.web.read'");
		PrometheusFixture open = new PrometheusFixture(AccessLevel.ALL, PrometheusFixture.options(), () -> 0);
		open.api().from(Locality.REMOTE);
		assertThat(open.post("query", "query=up").status()).isEqualTo(200);
	}

	@Test
	void withoutAnEngineOfOurOwnThereIsNoApi() {
		ApiResponse answer = new ApiFixture().get(PrometheusFixture.BASE + "query?query=up");
		assertThat(answer.status()).isEqualTo(404);
		assertThat(answer.body()).startsWith("{\"status\":\"error\",\"errorType\":\"not_found\"");
	}

	@Test
	void answersCarryTheSecurityHeaders() {
		assertThat(this.prometheus.get("query", "query=up").headers()).containsKey("Content-Security-Policy")
			.containsEntry("Cache-Control", "no-store");
	}

}
