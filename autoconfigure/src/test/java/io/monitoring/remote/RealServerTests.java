package io.monitoring.remote;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import io.monitoring.outbound.OutboundHttp;
import io.monitoring.outbound.RequestHeaders;
import io.monitoring.outbound.SecretUrl;
import io.monitoring.promql.Query;
import io.monitoring.promql.QueryEngine;
import io.monitoring.promql.QueryOptions;
import io.monitoring.promql.Value;
import io.monitoring.rule.QueryFunction;
import io.monitoring.series.LabelMatcher;
import io.monitoring.series.Labels;
import io.monitoring.series.Retention;
import io.monitoring.series.SeriesStore;
import io.monitoring.slo.BurnRateWindow;
import io.monitoring.slo.CountStore;
import io.monitoring.slo.ExclusionStore;
import io.monitoring.slo.LifeLog;
import io.monitoring.slo.ServiceLevelIndicator;
import io.monitoring.slo.ServiceLevelObjective;
import io.monitoring.slo.SloRules;
import io.monitoring.slo.SloStatus;
import io.monitoring.slo.SloTrackers;
import io.monitoring.slo.TrackerSettings;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the remote engine against the embedded one, on the same samples in the servers
 * that are installed: two instances, one of which begins anew.
 */
class RealServerTests {

	private static final long BEGIN = Instant.parse("2025-01-15T06:00:00Z").toEpochMilli();

	private static final long END = Instant.parse("2025-01-15T12:00:00Z").toEpochMilli();

	/** When an instance begins anew, after a minute without requests. */
	private static final long RESTART = Instant.parse("2025-01-15T10:00:00Z").toEpochMilli();

	private static final long INTERVAL = 15_000;

	private static final String METRIC = "http_server_requests_seconds_count";

	private static final List<Labels> SERIES = List.of(
			Labels.named(METRIC, "application", "shop", "instance", "a", "status", "200", "uri", "/"),
			Labels.named(METRIC, "application", "shop", "instance", "a", "status", "500", "uri", "/"),
			Labels.named(METRIC, "application", "shop", "instance", "b", "status", "200", "uri", "/"),
			Labels.named(METRIC, "application", "other", "instance", "c", "status", "500", "uri", "/"));

	private final QueryEngine engine = new QueryEngine(QueryOptions.DEFAULTS);

	private final ServiceLevelObjective objective = new ServiceLevelObjective("api",
			new ServiceLevelIndicator.Availability(List.of(LabelMatcher.equal("application", "shop"))), 0.99,
			Duration.ofHours(4));

	@TempDir
	private Path directory;

	/** What a counter of the given series shows at a time. */
	private static long value(int series, long time) {
		long begin = (series == 2 && time >= RESTART) ? RESTART : BEGIN;
		long quiet = Math.min(time, (begin == BEGIN) ? RESTART - 2 * INTERVAL * 4 : time);
		return (quiet - begin) / 1000 * (series + 2) / ((series == 1) ? 100 : 1);
	}

	private static String samples(long unit, String end) {
		StringBuilder text = new StringBuilder("# TYPE http_server_requests_seconds_count unknown\n");
		for (int series = 0; series < SERIES.size(); series++) {
			for (long time = BEGIN; time <= END; time += INTERVAL) {
				text.append(SERIES.get(series)).append(' ').append(value(series, time)).append(' ');
				text.append(time / unit).append('\n');
			}
		}
		return text.append(end).toString();
	}

	@Test
	void prometheusGivesTheReportOfTheEmbeddedEngine() throws IOException, InterruptedException {
		try (RealServer server = RealServer.prometheus(this.directory, samples(1000, "# EOF\n"))) {
			compare(server.url);
		}
	}

	@Test
	void victoriaMetricsGivesTheReportOfTheEmbeddedEngine() throws IOException, InterruptedException {
		try (RealServer server = RealServer.victoriaMetrics(this.directory, samples(1, ""))) {
			compare(server.url);
		}
	}

	private void compare(String url) {
		SeriesStore store = new SeriesStore();
		try (OutboundHttp http = new OutboundHttp(Duration.ofSeconds(5), Duration.ofSeconds(20))) {
			RemoteBackend backend = new RemoteBackend(
					new RemoteSettings(SecretUrl.of(url), RequestHeaders.NONE,
							List.of(LabelMatcher.equal("application", "shop")), Duration.ZERO,
							new RemoteSettings.Limits(Duration.ofSeconds(20), 16 << 20, 1_000_000)),
					http, this.engine, store, Duration.ofSeconds(15));
			compareQueries(backend, store);
			try (RemoteCounts counts = backend.counts()) {
				compareReports(backend, counts);
			}
		}
	}

	private void compareQueries(RemoteBackend backend, SeriesStore store) {
		backend.source((tick, target) -> {
		}).sample(END, store);
		assertThat(backend.status().reachable()).as(backend.status().toString()).isTrue();
		Value.Vector sum = (Value.Vector) backend.query(backend.prepare("sum by (application) (" + METRIC + ")"),
				Instant.ofEpochMilli(END));
		assertThat(sum.samples()).singleElement().satisfies((sample) -> {
			assertThat(sample.labels()).isEqualTo(Labels.of("application", "shop"));
			assertThat(sample.value()).isEqualTo(value(0, END) + value(1, END) + value(2, END));
		});
		List<LabelMatcher> limit = List.of(LabelMatcher.equal(Labels.METRIC_NAME, "slo:limit"));
		backend.select(List.of(new Retention(limit, Duration.ofHours(1))));
		backend.recorded().appender(Labels.named("slo:limit", "status", "500")).append(END, 7);
		assertThat(backend.query(backend.prepare(METRIC + " * on (status) group_left () slo:limit"),
				Instant.ofEpochMilli(END)))
			.isEqualTo(new Value.Vector(
					List.of(new Value.Sample(SERIES.get(1).withoutMetricName(), END, value(1, END) * 7.0))));
	}

	private void compareReports(RemoteBackend backend, RemoteCounts counts) {
		SloTrackers embedded = trackers(RealServerTests::embedded, CountStore.NONE);
		for (long time = BEGIN; time <= END; time += INTERVAL) {
			embedded.update(Instant.ofEpochMilli(time));
		}
		SloTrackers remote = trackers((query, time) -> {
			backend.source((tick, target) -> {
			}).sample(time.toEpochMilli(), new SeriesStore());
			return backend.query(query, time);
		}, counts);
		long begun = END - 10 * INTERVAL;
		for (long time = begun; time < END; time += INTERVAL) {
			remote.update(Instant.ofEpochMilli(time));
		}
		Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> !counts.isBusy());
		remote.update(Instant.ofEpochMilli(END));
		SloStatus expected = embedded.statuses().get(0);
		SloStatus actual = remote.statuses().get(0);
		assertThat(expected.budget().total()).isGreaterThan(10_000);
		assertThat(actual.budget()).isEqualTo(expected.budget());
		assertThat(actual.burnRates()).filteredOn((rate) -> rate.window().compareTo(Duration.ofMinutes(10)) > 0)
			.isEqualTo(expected.burnRates()
				.stream()
				.filter((rate) -> rate.window().compareTo(Duration.ofMinutes(10)) > 0)
				.toList());
	}

	private SloTrackers trackers(QueryFunction query, CountStore counts) {
		SloRules rules = new SloRules(this.engine::prepare, BurnRateWindow.DEFAULTS, List.of());
		SloTrackers trackers = new SloTrackers(List.of(this.objective), rules, query,
				new TrackerSettings(Duration.ofMillis(INTERVAL)), Instant.ofEpochMilli(BEGIN));
		trackers.restore(new SloTrackers.Memory(counts, LifeLog.NONE, ExclusionStore.NONE),
				Instant.ofEpochMilli(BEGIN));
		return trackers;
	}

	private static Value embedded(Query query, Instant time) {
		long millis = time.toEpochMilli();
		List<Value.Sample> samples = IntStream.range(0, SERIES.size())
			.filter((series) -> query.selections().get(0).selects(SERIES.get(series)))
			.mapToObj((series) -> new Value.Sample(SERIES.get(series), millis, value(series, millis)))
			.toList();
		return new Value.Vector(samples);
	}

}
