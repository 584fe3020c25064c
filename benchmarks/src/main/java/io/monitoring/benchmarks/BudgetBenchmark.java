package io.monitoring.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.monitoring.promql.QueryEngine;
import io.monitoring.promql.QueryOptions;
import io.monitoring.promql.Value;
import io.monitoring.series.Labels;
import io.monitoring.series.SeriesStore;
import io.monitoring.slo.BudgetPoint;
import io.monitoring.slo.BurnRateWindow;
import io.monitoring.slo.ServiceLevelIndicator;
import io.monitoring.slo.ServiceLevelObjective;
import io.monitoring.slo.SloRules;
import io.monitoring.slo.SloTrackers;
import io.monitoring.slo.TrackerSettings;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the budgets of a hundred objectives over 30 days cost: counting at a tick, with
 * every objective burning, and a look back over the whole window.
 */
@State(Scope.Benchmark)
@BenchmarkMode({ Mode.AverageTime, Mode.SampleTime })
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class BudgetBenchmark {

	private static final int OBJECTIVES = 100;

	private static final long INTERVAL = 15_000;

	private final SeriesStore store = new SeriesStore();

	private final SloTrackers trackers;

	private long ticks = 1_800_000_000_000L / INTERVAL;

	private long events;

	public BudgetBenchmark() {
		QueryEngine engine = new QueryEngine(QueryOptions.DEFAULTS);
		List<ServiceLevelObjective> objectives = new ArrayList<>();
		for (int i = 0; i < OBJECTIVES; i++) {
			objectives.add(new ServiceLevelObjective("objective-" + i,
					new ServiceLevelIndicator.Ratio("good_total", "all_total"), 0.999, Duration.ofDays(30)));
		}
		SloRules rules = new SloRules(engine::prepare, BurnRateWindow.DEFAULTS, List.of());
		this.store.retain(engine.prepare("{__name__=~\"slo:.*\"}").selections());
		this.trackers = new SloTrackers(objectives, rules,
				(query, time) -> counters(query.text().startsWith("good") ? 995 : 1000),
				new TrackerSettings(Duration.ofMillis(INTERVAL)), Instant.ofEpochMilli(this.ticks * INTERVAL));
		for (int i = 0; i < 3000; i++) {
			tick();
		}
	}

	private Value counters(long perTick) {
		return new Value.Vector(List.of(new Value.Sample(Labels.EMPTY, 0, (double) this.events * perTick)));
	}

	@Benchmark
	public void tick() {
		this.events++;
		Instant time = Instant.ofEpochMilli(++this.ticks * INTERVAL);
		this.trackers.update(time);
		this.trackers.publish(this.store, time);
	}

	@Benchmark
	public List<BudgetPoint> historyOfThirtyDays() {
		return this.trackers.history("objective-7", Labels.EMPTY, Duration.ofDays(30), Duration.ofHours(1));
	}

}
