package io.monitoring.benchmarks;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

import io.monitoring.engine.MonitoringSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A tick of the default rules and objectives against a scrape of the whole registry:
 * sampling alone, and the whole round with rules, objectives and delivery.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class SamplingBenchmark {

	/** Three days of ticks, so that the longest windows are full. */
	private static final int TICKS = 3 * 24 * 60 * 4;

	/**
	 * Number of URIs: with 110 the registry exports 1,664 series, with 200 it would if
	 * the objectives had added no buckets to it.
	 */
	@Param({ "110", "200" })
	public int uris = 110;

	private final DefaultApplication application = new DefaultApplication();

	/**
	 * Add meters and history, and say how many series are exported and selected.
	 */
	@Setup(Level.Trial)
	public void traffic() {
		this.application.addTraffic(this.uris);
		for (int i = 0; i < TICKS; i++) {
			sampling();
		}
		this.application.engine().tick(Instant.ofEpochMilli(this.application.nextTick()));
		long exported = this.application.registry().scrape().lines().filter((line) -> !line.startsWith("#")).count();
		long kept = this.application.store().statistics().series();
		System.out.println("exported series: " + exported + ", selected and recorded series: " + kept);
	}

	/** As the engine does from time to time. */
	@Setup(Level.Iteration)
	public void expire() {
		this.application.store().expire(this.application.nextTick());
	}

	@TearDown(Level.Trial)
	public void close() {
		this.application.close();
	}

	@Benchmark
	public void sampling() {
		this.application.sampler().sample(this.application.nextTick(), this.application.store());
	}

	/** A part of sampling that is the JDK's: it reads files of the control group. */
	@Benchmark
	public double processorUsageAlone() {
		return this.application.registry().get("process.cpu.usage").gauge().value();
	}

	@Benchmark
	public MonitoringSnapshot wholeTick() {
		return this.application.engine().tick(Instant.ofEpochMilli(this.application.nextTick()));
	}

	@Benchmark
	public MetricSnapshots scrapeOfTheWholeRegistry() {
		return this.application.registry().getPrometheusRegistry().scrape();
	}

	@Benchmark
	public String textOfTheWholeRegistry() {
		return this.application.registry().scrape();
	}

}
