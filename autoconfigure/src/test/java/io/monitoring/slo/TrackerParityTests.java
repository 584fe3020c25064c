package io.monitoring.slo;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import io.monitoring.promql.Query;
import io.monitoring.promql.QueryEngine;
import io.monitoring.promql.QueryOptions;
import io.monitoring.promql.Value;
import io.monitoring.rule.RuleEvaluator;
import io.monitoring.rule.RuleGroup;
import io.monitoring.rule.TemplateContext;
import io.monitoring.series.Labels;
import io.monitoring.series.Retention;
import io.monitoring.series.SeriesAppender;
import io.monitoring.series.SeriesStore;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Holds what trackers publish against what the rules for a server record of the same
 * samples, which is what promtool records: on counters that go up steadily, where
 * {@code increase} is exact.
 */
class TrackerParityTests {

	private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

	private static final Duration TICK = Duration.ofSeconds(15);

	private static final int TICKS = 500;

	private final QueryEngine engine = new QueryEngine(QueryOptions.DEFAULTS);

	private final SeriesStore store = new SeriesStore();

	private final SeriesStore published = new SeriesStore();

	static Stream<ServiceLevelObjective> objectives() {
		return ObjectivesOfEveryKind.of(new SloWindow.Rolling(Duration.ofDays(30)), 0.999)
			.stream()
			.filter((objective) -> !objective.name().startsWith("health-by"));
	}

	@ParameterizedTest
	@MethodSource("objectives")
	void trackersPublishWhatRulesRecord(ServiceLevelObjective objective) {
		SloRules rules = new SloRules(this.engine::prepare, BurnRateWindow.DEFAULTS, List.of());
		List<RuleGroup> groups = rules.rules(objective)
			.stream()
			.filter((group) -> !group.name().endsWith(":period"))
			.toList();
		List<Retention> everything = List.of(new Retention(List.of(), Duration.ofDays(1)));
		this.store.retain(everything);
		this.published.retain(everything);
		RuleEvaluator evaluator = new RuleEvaluator(groups, this::query, this.store,
				new TemplateContext(Labels.EMPTY, "", this.engine::prepare), () -> 0);
		SloTrackers trackers = new SloTrackers(List.of(objective), rules, this::query, new TrackerSettings(TICK),
				START);
		Map<Labels, Integer> rates = rates(new Random(objective.name().hashCode()));
		for (int tick = 1; tick <= TICKS; tick++) {
			Instant now = START.plus(TICK.multipliedBy(tick));
			int count = tick;
			rates.forEach((labels, rate) -> append(labels, now, isGauge(labels) ? rate : (double) rate * count));
			trackers.update(now);
			trackers.publish(this.published, now);
			evaluator.evaluate(now);
		}
		compare(objective, START.plus(TICK.multipliedBy(TICKS)));
	}

	private void compare(ServiceLevelObjective objective, Instant now) {
		int compared = 0;
		for (Duration window : List.of(Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofHours(1))) {
			for (String name : List.of(SloSeries.total(window), SloSeries.good(window))) {
				Query query = this.engine.prepare(SloSeries.of(name, objective.name()));
				Map<Labels, Double> recorded = values(query, this.store, now);
				Map<Labels, Double> counted = values(query, this.published, now);
				assertThat(counted).as(name).containsOnlyKeys(recorded.keySet());
				recorded.forEach((labels, value) -> assertThat(counted.get(labels)).as(labels.toString())
					.isCloseTo(value, within(1e-9 * Math.abs(value))));
				compared += recorded.size();
			}
		}
		assertThat(compared).isEqualTo(objective.options().grouping().labels().isEmpty() ? 6 : 12);
	}

	private Map<Labels, Double> values(Query query, SeriesStore source, Instant time) {
		Map<Labels, Double> values = new HashMap<>();
		Value found = this.engine.instant(query, source, time.toEpochMilli()).value();
		((Value.Vector) found).samples().forEach((sample) -> values.put(sample.labels(), sample.value()));
		return values;
	}

	private Value query(Query query, Instant time) {
		return this.engine.instant(query, this.store, time.toEpochMilli()).value();
	}

	private void append(Labels labels, Instant time, double value) {
		SeriesAppender appender = this.store.appender(labels);
		if (appender != null) {
			appender.append(time.toEpochMilli(), value);
		}
	}

	private static boolean isGauge(Labels labels) {
		return List.of("queue_size", "broken_ratio", "health_status").contains(labels.metricName());
	}

	private static Map<Labels, Integer> rates(Random random) {
		Map<Labels, Integer> rates = new HashMap<>();
		for (String uri : List.of("/a", "/b")) {
			for (String status : List.of("200", "404", "503")) {
				int rate = 1 + random.nextInt(100);
				Labels request = Labels.of("uri", uri, "method", "GET", "status", status);
				rates.put(request.with(Labels.METRIC_NAME, "http_server_requests_seconds_count"), rate);
				rates.put(request.with(Labels.METRIC_NAME, "http_server_requests_seconds_bucket").with("le", "0.5"),
						random.nextInt(rate + 1));
			}
			Labels labels = Labels.of("uri", uri, "method", "GET");
			rates.put(labels.with(Labels.METRIC_NAME, "paid_total"), 1 + random.nextInt(100));
			rates.put(labels.with(Labels.METRIC_NAME, "unpaid_total"), random.nextInt(10));
			rates.put(labels.with(Labels.METRIC_NAME, "queue_size"), 20 + random.nextInt(20));
			rates.put(labels.with(Labels.METRIC_NAME, "broken_ratio"), random.nextInt(2));
			rates.put(labels.with(Labels.METRIC_NAME, "jobs_total").with("result", "ok"), 7);
			rates.put(labels.with(Labels.METRIC_NAME, "jobs_total").with("result", "failed"), 1);
		}
		rates.put(Labels.named("health_status", "component", "db"), 1);
		rates.put(Labels.named("monitoring_ticks_total"), 1);
		return rates;
	}

}
