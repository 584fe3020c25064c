package io.monitoring.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import io.monitoring.engine.EmbeddedBackend;
import io.monitoring.promql.QueryEngine;
import io.monitoring.promql.QueryOptions;
import io.monitoring.rule.AlertingRule;
import io.monitoring.rule.Rule;
import io.monitoring.rule.RuleEvaluator;
import io.monitoring.rule.RuleGroup;
import io.monitoring.rule.TemplateContext;
import io.monitoring.series.Labels;
import io.monitoring.series.Retention;
import io.monitoring.series.SeriesAppender;
import io.monitoring.series.SeriesStore;
import io.monitoring.series.StoreLimits;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One tick of 500 alerting rules over 10,000 series with an hour of samples each: a rate
 * over five minutes against a threshold that no series passes, or all do.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class AlertStormBenchmark {

	private static final int RULES = 500;

	private static final int SERIES_OF_RULE = 20;

	private static final int SAMPLES = 240;

	private static final long STEP = 15_000;

	private static final long END = 1_700_000_000_000L / STEP * STEP;

	private static final String EXPRESSION = "rate(jobs_total{queue=\"queue-%d\"}[5m]) > %s";

	/** The threshold: the rates are between 0 and 20 per second. */
	@Param({ "1000", "-1" })
	private String threshold = "";

	private RuleEvaluator evaluator = evaluator(List.of(), new SeriesStore(StoreLimits.DEFAULTS));

	private long tick = END;

	@Setup
	public void fill() {
		QueryEngine engine = new QueryEngine(QueryOptions.DEFAULTS);
		SeriesStore store = new SeriesStore(new StoreLimits(100_000, 1L << 30));
		List<Rule> rules = new ArrayList<>();
		List<Retention> selections = new ArrayList<>();
		for (int i = 0; i < RULES; i++) {
			AlertingRule rule = new AlertingRule("queue-" + i, engine.prepare(EXPRESSION.formatted(i, this.threshold)),
					Duration.ofMinutes(5), Duration.ZERO, Labels.of("severity", "warning"),
					Map.of("summary", "{{ $labels.worker }} is at {{ $value | humanize }}"));
			rules.add(rule);
			selections.addAll(rule.query().selections());
		}
		store.retain(selections);
		write(store);
		this.evaluator = evaluator(List.of(RuleGroup.of("storm", rules)), store);
	}

	private static RuleEvaluator evaluator(List<RuleGroup> groups, SeriesStore store) {
		EmbeddedBackend backend = new EmbeddedBackend(new QueryEngine(QueryOptions.DEFAULTS), store);
		return new RuleEvaluator(groups, backend, backend.recorded(), new TemplateContext(Labels.EMPTY, "", null),
				System::nanoTime);
	}

	private static void write(SeriesStore store) {
		for (int queue = 0; queue < RULES; queue++) {
			for (int worker = 0; worker < SERIES_OF_RULE; worker++) {
				SeriesAppender appender = Objects.requireNonNull(store
					.appender(Labels.named("jobs_total", "queue", "queue-" + queue, "worker", "worker-" + worker)));
				for (int i = 0; i < SAMPLES; i++) {
					appender.append(END - (SAMPLES - 1 - i) * STEP, (double) i * worker * 15);
				}
			}
		}
	}

	/** A millisecond later each time, so that all windows stay full. */
	@Benchmark
	public int tick() {
		this.evaluator.evaluate(Instant.ofEpochMilli(this.tick++));
		return this.evaluator.alertsToSend().size();
	}

}
