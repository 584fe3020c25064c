package io.monitoring.slo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.monitoring.promql.Query;
import io.monitoring.promql.QueryEngine;
import io.monitoring.promql.QueryOptions;
import io.monitoring.promql.Value;
import io.monitoring.series.Labels;
import io.monitoring.slo.ObjectiveOptions.Grouping;
import io.monitoring.slo.ObjectiveOptions.Guard;
import io.monitoring.slo.TrackerSettings.DowntimePolicy;

/**
 * Trackers over counters and shares that a test sets.
 */
final class TrackedScene {

	static final Duration TICK = Duration.ofSeconds(15);

	final Map<Labels, Double> good = new TreeMap<>();

	final Map<Labels, Double> total = new TreeMap<>();

	final Map<Labels, Double> shares = new TreeMap<>();

	final MemoryExclusionStore exclusions = new MemoryExclusionStore();

	Instant now;

	SloTrackers trackers;

	TrackedScene(ServiceLevelObjective objective, Instant start) {
		this(objective, start, CountStore.NONE, LifeLog.NONE, DowntimePolicy.UNKNOWN);
	}

	TrackedScene(ServiceLevelObjective objective, Instant start, CountStore counts, LifeLog life,
			DowntimePolicy downtime) {
		this.now = start;
		SloRules rules = new SloRules(new QueryEngine(QueryOptions.DEFAULTS)::prepare, BurnRateWindow.DEFAULTS,
				List.of());
		this.trackers = new SloTrackers(List.of(objective), rules, this::answer,
				new TrackerSettings(TICK, downtime, List.of()), start);
		this.trackers.restore(new SloTrackers.Memory(counts, life, this.exclusions), start);
	}

	private Value answer(Query query, Instant time) {
		Map<Labels, Double> values = query.text().contains("good_total") ? this.good
				: query.text().contains("all_total") ? this.total : this.shares;
		List<Value.Sample> samples = new ArrayList<>();
		values.forEach((labels, value) -> samples.add(new Value.Sample(labels, time.toEpochMilli(), value)));
		return new Value.Vector(samples);
	}

	static ServiceLevelObjective events(SloWindow window, String... labels) {
		return new ServiceLevelObjective("orders", new ServiceLevelIndicator.Ratio("good_total", "all_total"), 0.99,
				window, new Budgeting.Occurrences(),
				new ObjectiveOptions(null, null, Map.of(), new Guard(0, 0), new Grouping(List.of(labels), 3)));
	}

	static ServiceLevelObjective time(SloWindow window) {
		return new ServiceLevelObjective("db", new ServiceLevelIndicator.Health("db"), 0.99, window,
				new Budgeting.Occurrences(), ObjectiveOptions.NONE);
	}

	void events(Labels labels, int good, int bad) {
		this.good.merge(labels, (double) good, Double::sum);
		this.total.merge(labels, (double) good + bad, Double::sum);
	}

	void tick() {
		this.now = this.now.plus(TICK);
		this.trackers.update(this.now);
	}

	void run(Duration duration, Runnable beforeEachTick) {
		for (long i = 0; i < duration.dividedBy(TICK); i++) {
			beforeEachTick.run();
			tick();
		}
	}

	SloStatus status() {
		return this.trackers.statuses().get(0);
	}

}
