package io.monitoring.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import io.monitoring.series.CounterWindow;
import io.monitoring.series.LabelMatcher;
import io.monitoring.series.Labels;
import io.monitoring.series.Retention;
import io.monitoring.series.SampleBuffer;
import io.monitoring.series.Series;
import io.monitoring.series.SeriesAppender;
import io.monitoring.series.SeriesStore;
import io.monitoring.series.StoreLimits;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What one sample costs to append and to read, and one window to summarise.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SeriesStoreBenchmark {

	private static final int SAMPLES = 5_760;

	private static final long STEP = 15_000;

	private static final List<LabelMatcher> MATCHERS = List.of(LabelMatcher.equal("__name__", "requests_count"),
			new LabelMatcher("status", LabelMatcher.Type.NOT_REGEX, "5.."));

	/** How the values of the series go. */
	@Param({ "CONSTANT", "COUNT", "LATENCY_SUM", "GAUGE" })
	public ValueShape shape = ValueShape.COUNT;

	private final double[] values = new double[SAMPLES];

	private final SampleBuffer buffer = new SampleBuffer(SAMPLES);

	private final CounterWindow window = new CounterWindow();

	private SeriesStore store = new SeriesStore();

	private Series series = fill(this.store);

	/**
	 * Fill a store with one day of one series.
	 */
	@Setup(Level.Trial)
	public void fill() {
		Random random = new Random(1);
		double value = 0;
		for (int i = 0; i < SAMPLES; i++) {
			value = this.shape.next(random, value);
			this.values[i] = value;
		}
		this.store = new SeriesStore();
		this.series = fill(this.store);
	}

	private Series fill(SeriesStore target) {
		target.retain(List.of(new Retention(List.of(), Duration.ofDays(1))));
		Labels labels = Labels.named("requests_count", "status", "200");
		SeriesAppender appender = Objects.requireNonNull(target.appender(labels));
		for (int i = 0; i < SAMPLES; i++) {
			appender.append(i * STEP, this.values[i]);
		}
		return target.select(MATCHERS, 0, 0).get(0);
	}

	@Benchmark
	@OperationsPerInvocation(SAMPLES)
	public Series append() {
		return fill(new SeriesStore(StoreLimits.DEFAULTS));
	}

	@Benchmark
	@OperationsPerInvocation(SAMPLES)
	public double read() {
		this.buffer.clear();
		this.series.read(-1, Long.MAX_VALUE, this.buffer);
		return this.buffer.value(SAMPLES - 1);
	}

	@Benchmark
	public double increaseOfFiveMinutes() {
		this.series.readCounter((SAMPLES - 21) * STEP, SAMPLES * STEP, this.window);
		return this.window.lastValue() - this.window.firstValue() + this.window.resetSum();
	}

	@Benchmark
	public double increaseOfADay() {
		this.series.readCounter(7 * STEP, SAMPLES * STEP, this.window);
		return this.window.lastValue() - this.window.firstValue() + this.window.resetSum();
	}

	@Benchmark
	public double lastSample() {
		this.buffer.clear();
		this.series.readLast((SAMPLES - 21) * STEP, SAMPLES * STEP, this.buffer);
		return this.buffer.value(0);
	}

	@Benchmark
	public List<? extends Series> select() {
		return this.store.select(MATCHERS, 0, 0);
	}

	/**
	 * Values as meters have them.
	 */
	public enum ValueShape {

		/** Never changes, as most gauges of a configuration. */
		CONSTANT,

		/** A counter at about two per second. */
		COUNT,

		/** Seconds of a timer, recorded in nanoseconds. */
		LATENCY_SUM,

		/** A random mantissa, as the usage of a processor. */
		GAUGE;

		double next(Random random, double last) {
			return switch (this) {
				case CONSTANT -> 42;
				case COUNT -> last + 20 + random.nextInt(20);
				case LATENCY_SUM -> (Math.rint(last * 1e9) + random.nextInt(2_000_000_000)) / 1e9;
				case GAUGE -> random.nextDouble();
			};
		}

	}

}
