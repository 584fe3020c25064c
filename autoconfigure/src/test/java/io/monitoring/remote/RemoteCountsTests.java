package io.monitoring.remote;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongUnaryOperator;

import io.monitoring.outbound.OutboundHttp;
import io.monitoring.outbound.RequestHeaders;
import io.monitoring.outbound.SecretUrl;
import io.monitoring.promql.QueryEngine;
import io.monitoring.promql.QueryOptions;
import io.monitoring.series.Labels;
import io.monitoring.series.SeriesStore;
import io.monitoring.slo.CountGap;
import io.monitoring.slo.SavedCounts;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RemoteCounts} with counters whose values are a function of time.
 */
class RemoteCountsTests {

	private static final long MINUTE = 60_000;

	/** A full minute. */
	private static final long START = Instant.parse("2026-11-20T00:00:00Z").toEpochMilli();

	private final OutboundHttp http = new OutboundHttp(Duration.ofSeconds(2), Duration.ofSeconds(10));

	private FakePrometheus server;

	private RemoteBackend backend;

	private RemoteCounts counts;

	/** Present value of the counter of all events, -1 for none. */
	private volatile LongUnaryOperator total = (time) -> 1000 + (time - START) / 1000;

	@BeforeEach
	void start() throws IOException {
		this.server = new FakePrometheus();
		this.server.otherwise = this::range;
		this.backend = new RemoteBackend(
				new RemoteSettings(SecretUrl.of(this.server.url()), RequestHeaders.NONE, List.of(),
						Duration.ofSeconds(5), new RemoteSettings.Limits(Duration.ofSeconds(5), 200_000, 100_000)),
				this.http, new QueryEngine(QueryOptions.DEFAULTS), new SeriesStore(), Duration.ofSeconds(15));
		this.counts = this.backend.counts();
	}

	@AfterEach
	void stop() {
		this.counts.close();
		this.server.close();
		this.http.close();
	}

	private FakePrometheus.Answer range(FakePrometheus.Question question) {
		long start = millis(question, "start");
		long end = millis(question, "end");
		long step = millis(question, "step");
		boolean good = question.form().get("query").contains("good");
		StringBuilder values = new StringBuilder();
		for (long time = start; time <= end; time += step) {
			long value = this.total.applyAsLong(time);
			if (value >= 0) {
				values.append(values.isEmpty() ? "" : ",")
					.append("[%d.%03d,\"%d\"]".formatted(time / 1000, time % 1000, good ? value / 2 : value));
			}
		}
		String series = values.isEmpty() ? "" : "{\"metric\":{\"uri\":\"/a\"},\"values\":[" + values + "]}";
		return FakePrometheus.Answer.json(200,
				"{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[" + series + "]}}");
	}

	private static long millis(FakePrometheus.Question question, String name) {
		return Math.round(Double.parseDouble(question.form().get(name)) * 1000);
	}

	private CountGap gap(long from, long to, String... grouping) {
		return new CountGap("api", "d", this.backend.prepare("good_total"), this.backend.prepare("all_total"),
				List.of(grouping), new CountGap.Time(Instant.ofEpochMilli(from), Instant.ofEpochMilli(to)));
	}

	private List<SavedCounts> fill(Instant now) {
		List<SavedCounts> rows = new ArrayList<>(this.counts.others(now));
		Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
			rows.addAll(this.counts.others(now));
			return !this.counts.isBusy();
		});
		rows.addAll(this.counts.others(now));
		return rows;
	}

	@Test
	void everyEventOfAGapIsCountedOnceInItsMinute() {
		long from = START + 10 * MINUTE + 15_000;
		long to = START + 13 * MINUTE + 45_000;
		assertThat(this.counts.fills(gap(from, to))).isTrue();
		Map<Long, Long> byMinute = new TreeMap<>();
		List<SavedCounts> rows = fill(Instant.ofEpochMilli(to));
		rows.forEach((row) -> byMinute.merge((row.start().toEpochMilli() - START) / MINUTE, row.total(), Long::sum));
		assertThat(byMinute).isEqualTo(Map.of(10L, 45L, 11L, 60L, 12L, 60L, 13L, 45L));
		assertThat(rows).extracting(SavedCounts::observedMillis).containsExactly(45_000L, 60_000L, 60_000L, 45_000L);
		assertThat(rows.stream().mapToLong(SavedCounts::good).sum()).isEqualTo(105);
		assertThat(rows.get(0).key()).isEqualTo(new SavedCounts.Key("api", "d", Labels.EMPTY, ""));
	}

	@Test
	void daysAreCountedInPiecesAndSmallerOnesWhereAnAnswerIsTooLong() {
		this.server.otherwise = (question) -> {
			boolean tooLong = millis(question, "end") - millis(question, "start") > 400 * MINUTE;
			return tooLong ? FakePrometheus.Answer.json(200, " ".repeat(300_000)) : range(question);
		};
		long to = START + 3 * 1440 * MINUTE;
		this.counts.fills(gap(START, to));
		List<SavedCounts> rows = fill(Instant.ofEpochMilli(to));
		assertThat(rows.stream().mapToLong(SavedCounts::total).sum()).isEqualTo(3 * 86_400);
		assertThat(rows).hasSize(3 * 1440);
	}

	@Test
	void aCounterThatBeginsAnewAndATimeWithoutSamplesAreWhatTheyAre() {
		long restart = START + 5 * MINUTE;
		this.total = (time) -> {
			if (time >= START + 3 * MINUTE && time < restart) {
				return -1;
			}
			return (time < restart) ? 1000 + (time - START) / 1000 : (time - restart) / 1000;
		};
		long to = START + 8 * MINUTE;
		this.counts.fills(gap(START, to));
		List<SavedCounts> rows = fill(Instant.ofEpochMilli(to));
		assertThat(rows.stream().mapToLong(SavedCounts::observedMillis).sum()).isLessThanOrEqualTo(6 * MINUTE);
		assertThat(rows.stream().mapToLong(SavedCounts::total).sum()).isBetween(300L, 365L);
	}

	@Test
	void whereThePastBeginsNothingIsKnownOfWhatWasBefore() {
		this.total = (time) -> (time < START + 10 * MINUTE) ? -1 : 1_000_000 + (time - START) / 1000;
		long to = START + 12 * MINUTE;
		this.counts.fills(gap(START, to));
		assertThat(fill(Instant.ofEpochMilli(to)).stream().mapToLong(SavedCounts::total).sum()).isBetween(60L, 120L);
	}

	@Test
	void groupsAreToldApart() {
		long to = START + 2 * MINUTE;
		this.counts.fills(gap(START, to, "uri"));
		assertThat(fill(Instant.ofEpochMilli(to))).extracting((row) -> row.key().group().get("uri")).containsOnly("/a");
	}

	@Test
	void aServerThatFailsIsAskedAgainLater() {
		this.server.otherwise = (question) -> new FakePrometheus.Answer(503, "text/plain", "");
		Instant now = Instant.ofEpochMilli(START + 5 * MINUTE);
		this.counts.fills(gap(START, now.toEpochMilli()));
		this.counts.others(now);
		Awaitility.await().until(() -> !this.server.questions.isEmpty());
		this.server.otherwise = this::range;
		Awaitility.await().until(() -> this.counts.others(now.plusSeconds(600)).size() + rowsLater(now) > 0);
	}

	private int rowsLater(Instant now) {
		return this.counts.others(now.plusSeconds(1200)).size();
	}

	@Test
	void whatThisProcessKnowsItselfCannotBeFoundThere() {
		CountGap own = new CountGap("api", "d", this.backend.prepare("monitoring_a_total"),
				this.backend.prepare("monitoring_b_total"), List.of(), new CountGap.Time(Instant.EPOCH, Instant.EPOCH));
		assertThat(this.counts.fills(own)).isFalse();
	}

}
