package io.monitoring.benchmarks;

import java.util.concurrent.TimeUnit;

import io.monitoring.promql.Query;
import io.monitoring.promql.QueryResult;
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
 * What rules cost: one threshold, the burn-rate pair of three days and six hours, all
 * rules of twenty objectives, and parsing one of them.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class RuleBenchmark {

	private final RuleWork work = new RuleWork(new RequestHistory(1_700_000_000_000L));

	private final Query pairOfOne = this.work.prepare(RuleWork.PAIR_OF_ONE);

	private final Query pairByUri = this.work.prepare(RuleWork.PAIR_BY_URI);

	private final Query longRate = this.work.prepare(RuleWork.LONG_RATE);

	private final Runnable threshold = this.work.cycle(this.work.thresholdRule());

	private final Runnable objectives = this.work.cycle(this.work.burnRateRules());

	@Benchmark
	public void simpleThresholdRule() {
		this.threshold.run();
	}

	@Benchmark
	public QueryResult burnRatePairOfFiveSeries() {
		return this.work.instant(this.pairOfOne);
	}

	@Benchmark
	public QueryResult burnRatePairByUriOfHundredSeries() {
		return this.work.instant(this.pairByUri);
	}

	@Benchmark
	public void allRulesOfTwentyObjectives() {
		this.objectives.run();
	}

	@Benchmark
	public QueryResult dayOfThreeDayRates() {
		return this.work.range(this.longRate);
	}

	@Benchmark
	public Query parseBurnRatePair() {
		return this.work.prepare(RuleWork.PAIR_OF_ONE);
	}

}
