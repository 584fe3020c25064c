package io.monitoring.remote;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.monitoring.engine.SampleSource;
import io.monitoring.outbound.OutboundHttp;
import io.monitoring.outbound.RequestHeaders;
import io.monitoring.outbound.SecretText;
import io.monitoring.outbound.SecretUrl;
import io.monitoring.promql.Query;
import io.monitoring.promql.QueryEngine;
import io.monitoring.promql.QueryException;
import io.monitoring.promql.QueryOptions;
import io.monitoring.promql.QueryResult;
import io.monitoring.promql.Value;
import io.monitoring.rule.RecordingRule;
import io.monitoring.rule.RuleGroup;
import io.monitoring.series.LabelMatcher;
import io.monitoring.series.Labels;
import io.monitoring.series.Retention;
import io.monitoring.series.SeriesStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link RemoteBackend} against a server that misbehaves in every way.
 */
class RemoteBackendTests {

	private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

	private static final SampleSource NOTHING = (tick, store) -> {
	};

	private final QueryEngine engine = new QueryEngine(QueryOptions.DEFAULTS);

	private final SeriesStore store = new SeriesStore();

	private final OutboundHttp http = new OutboundHttp(Duration.ofSeconds(2), Duration.ofSeconds(10));

	private FakePrometheus server;

	private RemoteBackend backend;

	@BeforeEach
	void start() throws IOException {
		this.server = new FakePrometheus();
		this.backend = backend(Duration.ofSeconds(5), 1 << 20, 1000);
	}

	private RemoteBackend backend(Duration timeout, int maxBytes, long maxSamples) {
		RequestHeaders headers = RequestHeaders.NONE.authorization("Bearer", SecretText.of("s3cret-token"))
			.with("X-Scope-OrgID", "team-a");
		return new RemoteBackend(
				new RemoteSettings(SecretUrl.of(this.server.url() + "/prefix/"), headers,
						List.of(LabelMatcher.equal("application", "shop")), Duration.ofSeconds(5),
						new RemoteSettings.Limits(timeout, maxBytes, maxSamples)),
				this.http, this.engine, this.store, Duration.ofSeconds(15));
	}

	@AfterEach
	void stop() {
		this.server.close();
		this.http.close();
	}

	private void tick() {
		this.backend.source(NOTHING).sample(NOW.toEpochMilli(), this.store);
	}

	private List<Value.Sample> vector(String query) {
		return ((Value.Vector) this.backend.query(this.backend.prepare(query), NOW)).samples();
	}

	private String failure(String query) {
		try {
			Value value = this.backend.query(this.backend.prepare(query), NOW);
			throw new AssertionError("answered by " + value);
		}
		catch (QueryException ex) {
			assertThat(ex.getMessage()).doesNotContain("s3cret", "team-a", "127.0.0.1").hasSizeLessThan(400);
			return ex.getMessage();
		}
	}

	private void record(String name, double value) {
		this.backend
			.select(List.of(new Retention(List.of(LabelMatcher.equal(Labels.METRIC_NAME, name)), Duration.ofHours(1))));
		this.backend.recorded().appender(Labels.named(name, "slo", "a")).append(NOW.toEpochMilli(), value);
	}

	@Test
	void aQueryIsAskedWithTheMatchersTheHeadersAndADelay() {
		tick();
		this.server.answers.put("sum by (uri) (rate(hits_total{application=\"shop\",status=\"500\"}[5m]))",
				FakePrometheus.Answer
					.vector("{\"metric\":{\"uri\":\"/a\\u00e9\"},\"value\":[1795255195.001,\"0.25\"]}"));
		assertThat(vector("sum by (uri) (rate(hits_total{status=\"500\"}[5m]))")).singleElement()
			.satisfies((sample) -> {
				assertThat(sample.labels()).isEqualTo(Labels.of("uri", "/aé"));
				assertThat(sample.value()).isEqualTo(0.25);
			});
		FakePrometheus.Question asked = this.server.questions.get(1);
		assertThat(asked.path()).isEqualTo("/prefix/api/v1/query");
		assertThat(asked.form()).containsEntry("time", "1795255195.000")
			.containsEntry("partial_response", "false")
			.containsEntry("timeout", "5000ms");
		assertThat(asked.headers().getFirst("Authorization")).isEqualTo("Bearer s3cret-token");
		assertThat(asked.headers().getFirst("X-Scope-OrgID")).isEqualTo("team-a");
	}

	@Test
	void numbersThatJsonDoesNotHaveAreRead() {
		tick();
		this.server.otherwise = (question) -> FakePrometheus.Answer
			.vector("{\"metric\":{\"a\":\"1\"},\"value\":[1,\"NaN\"]},{\"metric\":{\"a\":\"2\"},\"value\":[1,\"+Inf\"]},"
					+ "{\"metric\":{\"a\":\"3\"},\"value\":[1,\"-Inf\"]},{\"metric\":{\"a\":\"4\"},\"value\":[1,\"1e-9\"]}");
		assertThat(vector("x")).extracting(Value.Sample::value)
			.containsExactly(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e-9);
	}

	@Test
	void whatRulesAndTrackersWriteIsAnsweredHere() {
		tick();
		record("slo:total_events:increase5m", 7);
		assertThat(vector("slo:total_events:increase5m * 2")).extracting(Value.Sample::value).containsExactly(14.0);
		assertThat(this.backend.query(this.backend.prepare("time()"), NOW)).isInstanceOf(Value.Scalar.class);
		assertThat(this.server.queries()).isEmpty();
	}

	@Test
	void aQueryOverBothIsPutTogether() {
		this.backend.evaluates(List.of(RuleGroup.of("g",
				List.of(new RecordingRule("shop:limit", this.backend.prepare("vector(3)"), Labels.EMPTY)))));
		record("shop:limit", 3);
		tick();
		this.server.answers.put("(sum by (slo) (queue_size{application=\"shop\"}) > 0)",
				FakePrometheus.Answer.vector("{\"metric\":{\"slo\":\"a\"},\"value\":[5,\"8\"]}"));
		assertThat(vector("(sum by (slo) (queue_size) > 0) - on (slo) shop:limit")).singleElement()
			.isEqualTo(new Value.Sample(Labels.of("slo", "a"), NOW.toEpochMilli(), 5));
	}

	@Test
	void aRangeOverBothIsRefusedAtTheStartWithTheNameOfTheRule() {
		Query mixed = this.backend.prepare("max_over_time((queue_size > slo:objective:ratio)[1h:1m])");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.backend
				.evaluates(List.of(RuleGroup.of("g", List.of(new RecordingRule("shop:mixed", mixed, Labels.EMPTY))))))
			.withMessageContaining("Rule 'shop:mixed'")
			.withMessageContaining("[1h:1m]");
		assertThatExceptionOfType(QueryException.class).isThrownBy(() -> this.backend
			.query(this.backend.prepare("quantile_over_time(scalar(slo:objective:ratio), queue_size[5m])"), NOW));
	}

	@ParameterizedTest
	@ValueSource(ints = { 301, 302, 401, 403, 404, 429, 500, 502, 503 })
	void aStatusMakesTheValueUnknown(int status) {
		tick();
		this.server.otherwise = (question) -> new FakePrometheus.Answer(status, "text/html",
				"<html>s3cret-token</html>");
		assertThat(failure("x")).isEqualTo("status " + status);
	}

	@Test
	void whatTheApiSaysAboutTheQuestionIsShownUnlessItHoldsASecret() {
		tick();
		this.server.answers.put("x{application=\"shop\"}", FakePrometheus.Answer.json(422,
				"{\"status\":\"error\",\"errorType\":\"execution\",\"error\":\"found duplicate\\n series\"}"));
		this.server.answers.put("y{application=\"shop\"}", FakePrometheus.Answer.json(400,
				"{\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"you sent s3cret-token\"}"));
		assertThat(failure("x")).isEqualTo("status 422: found duplicate series");
		assertThat(failure("y")).isEqualTo("status 400");
		assertThat(vector("z")).as("the others are asked").isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "[]", "null", "{}", "{\"status\":\"success\"}",
			"{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[]}} x",
			"{\"status\":\"success\",\"data\":{\"resultType\":\"vector\"}}",
			"{\"status\":\"success\",\"data\":{\"resultType\":\"streams\",\"result\":[]}}",
			"{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[1,\"2\"]}}",
			"{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[{\"metric\":{}}]}}",
			"{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[{\"metric\":{},\"value\":[1,2]}]}}",
			"{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[{\"metric\":{},\"value\":[1,\"\"]}]}}",
			"{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[{\"metric\":{},\"value\":[1,\"1x\"]}]}}",
			"{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[{\"metric\":{},\"value\":[1e-999999999,\"1\"]}]}}",
			"{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[{\"metric\":{\"a\":1},\"value\":[1,\"1\"]}]}}",
			"{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[{\"metric\":{},\"values\":[[2,\"1\"],[1,\"1\"]]}]}}" })
	void whatIsNotAnAnswerIsNoValue(String body) {
		tick();
		this.server.otherwise = (question) -> FakePrometheus.Answer.json(200, body);
		assertThat(failure("x")).containsAnyOf("is not that of a Prometheus", "ends too early", "no answer");
	}

	@Test
	void deepJsonIsRefused() {
		tick();
		String deep = "[".repeat(100_000);
		this.server.otherwise = (question) -> FakePrometheus.Answer.json(200, "{\"x\":" + deep);
		assertThat(failure("x")).contains("is not that of a Prometheus");
	}

	@Test
	void anAnswerThatIsTooLongOrHasTooManySamplesIsRefused() {
		this.backend = backend(Duration.ofSeconds(5), 2000, 2);
		tick();
		String element = "{\"metric\":{},\"value\":[1,\"1\"]}";
		this.server.answers.put("a{application=\"shop\"}",
				FakePrometheus.Answer.vector(element + "," + element + "," + element));
		this.server.answers.put("b{application=\"shop\"}", FakePrometheus.Answer.vector(" ".repeat(5000)));
		assertThat(failure("a")).isEqualTo("the answer has more than 2 samples");
		assertThat(failure("b")).isEqualTo("the answer has 2000 bytes or more");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"warnings\":[\"store 10.0.0.7 timed out\"]", "\"isPartial\":true" })
	void anAnswerThatMayLackDataIsNoValueForRulesAndAWarningForPeople(String doubt) {
		tick();
		this.server.otherwise = (question) -> FakePrometheus.Answer.json(200, "{\"status\":\"success\"," + doubt
				+ ",\"data\":{\"resultType\":\"vector\",\"result\":[{\"metric\":{},\"value\":[1,\"1\"]}]}}");
		assertThat(failure("x")).startsWith("the answer may lack data: ");
		QueryResult shown = this.backend.instant(this.backend.prepare("x"), QueryOptions.DEFAULTS, 1000);
		assertThat(shown.value()).isInstanceOf(Value.Vector.class);
		assertThat(shown.warnings()).hasSize(1);
	}

	@Test
	void aRemarkOnTheQueryIsNoDoubt() {
		tick();
		this.server.otherwise = (question) -> FakePrometheus.Answer.json(200, """
				{"status":"success","warnings":["PromQL warning: input to histogram_quantile needed to be fixed"],
				 "infos":["PromQL info: metric might not be a counter"],"stats":{"x":[1,true,null]},
				 "data":{"resultType":"vector","result":[{"value":[1,"2"],"metric":{}}]}}""");
		assertThat(vector("x")).extracting(Value.Sample::value).containsExactly(2.0);
	}

	@Test
	void afterATimeOutTheRestOfTheTickIsNotAskedAndTheOthersComeFirstInTheNext() {
		this.backend = backend(Duration.ofMillis(300), 1 << 20, 1000);
		this.server.answers.put("slow{application=\"shop\"}", FakePrometheus.Answer.never());
		tick();
		assertThat(failure("slow")).startsWith("no answer within");
		assertThat(failure("a")).startsWith("not asked: ").contains("no answer within");
		tick();
		assertThat(this.backend.status().unanswered()).isEqualTo(2);
		assertThat(this.backend.status().reachable()).isTrue();
		assertThat(failure("slow")).startsWith("not asked: ").contains("asked again in 1 ticks");
		assertThat(vector("a")).isEmpty();
		assertThat(this.server.queries()).containsExactly("slow{application=\"shop\"}", "a{application=\"shop\"}");
	}

	@Test
	void aServerThatIsAwayIsAskedOnceATickAndComesBackByItself() {
		this.backend = backend(Duration.ofMillis(300), 1 << 20, 1000);
		FakePrometheus.Answer simplest = this.server.answers.get("vector(1)");
		this.server.answers.put("vector(1)", FakePrometheus.Answer.never());
		tick();
		assertThat(this.backend.status().reachable()).isFalse();
		assertThat(this.backend.status().lastError()).startsWith("no answer within");
		assertThat(failure("a")).startsWith("not asked: ");
		assertThat(this.server.queries()).isEmpty();
		this.server.answers.put("vector(1)", simplest);
		tick();
		assertThat(this.backend.status().reachable()).isTrue();
		assertThat(this.backend.status().lastSuccessAt()).isEqualTo(NOW);
		assertThat(vector("a")).isEmpty();
	}

	@Test
	void aServerThatIsNotThereIsUnreachable() {
		this.server.close();
		tick();
		assertThat(this.backend.status().reachable()).isFalse();
		assertThat(this.backend.status().lastError()).isEqualTo("no connection");
	}

	@Test
	void aRangeOfPeopleGoesToTheServerAtTheirTimes() {
		this.server.otherwise = (question) -> FakePrometheus.Answer.json(200, """
				{"status":"success","data":{"resultType":"matrix","result":[
				{"metric":{"slo":"a"},"values":[[1795255200,"1"],[1795255260.000,"2"]]}]}}""");
		long start = NOW.toEpochMilli();
		QueryResult alone = this.backend.range(this.backend.prepare("x"), QueryOptions.DEFAULTS, start, start + 60_000,
				60_000);
		assertThat(((Value.Matrix) alone.value()).series().get(0).values()).containsExactly(1, 2);
		assertThat(this.server.questions.get(0).form()).containsEntry("start", "1795255200.000")
			.containsEntry("end", "1795255260.000")
			.containsEntry("step", "60.000");
		record("slo:limit", 10);
		QueryResult mixed = this.backend.range(this.backend.prepare("x * on (slo) slo:limit"), QueryOptions.DEFAULTS,
				start, start + 120_000, 60_000);
		assertThat(((Value.Matrix) mixed.value()).series().get(0).values()).as("the server has nothing at the third")
			.containsExactly(10, 20);
	}

	@Test
	void seriesOfBothAreListed() {
		record("slo:limit", 10);
		this.server.otherwise = (question) -> FakePrometheus.Answer.json(200,
				"{\"status\":\"success\",\"data\":[{\"__name__\":\"x\",\"a\":\"1\"}]}");
		List<List<LabelMatcher>> selectors = List.of(List.of(LabelMatcher.equal(Labels.METRIC_NAME, "slo:limit")),
				List.of(LabelMatcher.equal(Labels.METRIC_NAME, "x")));
		assertThat(this.backend.series(selectors, 0, NOW.toEpochMilli()))
			.containsExactly(Labels.named("slo:limit", "slo", "a"), Labels.named("x", "a", "1"));
		assertThat(this.server.questions.get(0).form()).containsEntry("match[]", "x{application=\"shop\"}");
	}

	@Test
	void theStoreKeepsOnlyWhatTheServerIsNotAskedFor() {
		List<Retention> wanted = new ArrayList<>();
		for (String name : List.of("http_requests_total", "slo:a", "ALERTS", "monitoring_ticks_total")) {
			wanted.add(new Retention(List.of(LabelMatcher.equal(Labels.METRIC_NAME, name)), Duration.ofMinutes(5)));
		}
		this.backend.select(wanted);
		assertThat(Map.of("http_requests_total", false, "slo:a", true, "ALERTS", true, "monitoring_ticks_total", true))
			.allSatisfy((name, kept) -> assertThat(this.store.maySelect(name)).isEqualTo(kept));
	}

}
