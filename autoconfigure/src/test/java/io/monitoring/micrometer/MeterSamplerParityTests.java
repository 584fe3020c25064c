package io.monitoring.micrometer;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.LongTaskTimer;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Statistic;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.monitoring.series.Labels;
import io.monitoring.series.SeriesStore;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The sampler writes what the Prometheus endpoint exports, series for series.
 */
class MeterSamplerParityTests {

	private final MockClock clock = new MockClock();

	private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT,
			new PrometheusRegistry(), this.clock);

	private final MeterSampler sampler = new MeterSampler(this.registry);

	@Test
	void counters() {
		Counter.builder("orders").tag("region", "eu").register(this.registry).increment(2.5);
		Counter.builder("orders").tag("region", "us").register(this.registry);
		Counter.builder("paid.total").register(this.registry).increment();
		Counter.builder("sent").baseUnit("bytes").register(this.registry).increment(1e15);
		FunctionCounter.builder("hits", new AtomicInteger(7), AtomicInteger::get).register(this.registry);
		assertParity(5);
	}

	@Test
	void gauges() {
		Gauge.builder("queue.size", () -> 3).register(this.registry);
		Gauge.builder("memory.used", () -> 1e9).baseUnit("bytes").register(this.registry);
		Gauge.builder("broken", () -> Double.NaN).register(this.registry);
		Gauge.builder("limit", () -> Double.POSITIVE_INFINITY).register(this.registry);
		Gauge.builder("below.zero", () -> -0.5).register(this.registry);
		Gauge.builder("jvm.info", () -> 5).tag("version", "17").register(this.registry);
		Gauge.builder("things.total", () -> 6).register(this.registry);
		Gauge.builder("throwing", this, (self) -> {
			throw new IllegalStateException("no value");
		}).register(this.registry);
		TimeGauge.builder("started.time", () -> 1500, TimeUnit.MILLISECONDS).register(this.registry);
		MultiGauge.builder("rows")
			.register(this.registry)
			.register(List.of(MultiGauge.Row.of(Tags.of("t", "a"), 1), MultiGauge.Row.of(Tags.of("t", "b"), 2)));
		assertParity(11);
	}

	@Test
	void timersWithoutBuckets() {
		record(Timer.builder("plain").register(this.registry));
		record(Timer.builder("in.seconds").tag("a", "1").register(this.registry));
		record(Timer.builder("quantiles").publishPercentiles(0.5, 0.95, 0.999).register(this.registry));
		FunctionTimer
			.builder("cache.gets", new AtomicInteger(3), AtomicInteger::get, AtomicInteger::get, TimeUnit.MILLISECONDS)
			.register(this.registry);
		assertParity(3 + 3 + 6 + 2);
	}

	@Test
	void timersWithBuckets() {
		record(Timer.builder("objectives")
			.serviceLevelObjectives(Duration.ofMillis(100), Duration.ofMillis(500), Duration.ofSeconds(1),
					Duration.ofNanos(1_234_567))
			.register(this.registry));
		record(Timer.builder("histogram").publishPercentileHistogram().register(this.registry));
		record(Timer.builder("both")
			.serviceLevelObjectives(Duration.ofMillis(500))
			.publishPercentiles(0.9)
			.register(this.registry));
		Timer.builder("unused").serviceLevelObjectives(Duration.ofMillis(500)).register(this.registry);
		assertParity(8 + 72 + 5 + 5);
	}

	@Test
	void summaries() {
		record(DistributionSummary.builder("payload").baseUnit("bytes").register(this.registry));
		record(DistributionSummary.builder("items").publishPercentiles(0.5).register(this.registry));
		record(DistributionSummary.builder("steps").serviceLevelObjectives(1, 10.5, 100).register(this.registry));
		record(DistributionSummary.builder("scaled").scale(100).baseUnit("percent").register(this.registry));
		record(DistributionSummary.builder("wide")
			.publishPercentileHistogram()
			.minimumExpectedValue(1d)
			.maximumExpectedValue(20d)
			.register(this.registry));
		assertParity(3 + 4 + 7 + 3 + 20);
	}

	@Test
	void longTaskTimers() {
		start(LongTaskTimer.builder("jobs").register(this.registry));
		start(LongTaskTimer.builder("jobs.quantiles").publishPercentiles(0.5, 0.9).register(this.registry));
		start(LongTaskTimer.builder("jobs.buckets")
			.serviceLevelObjectives(Duration.ofSeconds(30), Duration.ofMinutes(5))
			.register(this.registry));
		LongTaskTimer.builder("jobs.idle").publishPercentiles(0.5, 0.9).register(this.registry);
		assertParity(3 + 5 + 6 + 5);
	}

	@Test
	void customMeters() {
		List<Measurement> measurements = Stream.of(Statistic.values())
			.map((statistic) -> new Measurement(() -> statistic.ordinal() + 0.5, statistic))
			.toList();
		Meter.builder("custom.meter", Meter.Type.OTHER, measurements).tag("k", "v").register(this.registry);
		assertParity(8);
	}

	@Test
	void oddNamesAndTags() {
		Counter.builder("1st-counter.with/odd:chars und Größe").register(this.registry).increment();
		Counter.builder("odd.tags")
			.tag("with.dot", "a\"b\\c\nd")
			.tag("_under", "}{,=")
			.tag("3d", "ü 漢 \uD83D\uDE00")
			.tag("empty", "")
			.register(this.registry)
			.increment();
		Gauge.builder("one.name", () -> 1).tag("a", "1").register(this.registry);
		Gauge.builder("one.name", () -> 2).tag("b", "1").register(this.registry);
		assertParity(4);
	}

	@Test
	void commonTagsAndFilters() {
		this.registry.config()
			.commonTags("application", "shop", "zone", "1")
			.meterFilter(MeterFilter.deny((id) -> id.getName().startsWith("denied")))
			.meterFilter(MeterFilter.renameTag("orders", "secret", "public"))
			.meterFilter(new MeterFilter() {
				@Override
				public Meter.Id map(Meter.Id id) {
					return id.getName().equals("old") ? id.withName("new.name").withTag(Tag.of("x", "y")) : id;
				}
			});
		Counter.builder("orders").tag("secret", "s").register(this.registry).increment();
		record(Timer.builder("old").register(this.registry));
		record(Timer.builder("denied.timer").register(this.registry));
		assertParity(4);
	}

	@Test
	void metersThatWereThereBefore() {
		record(Timer.builder("early").register(this.registry));
		MeterSampler late = new MeterSampler(this.registry);
		SeriesStore store = Sampled.store(".*");
		late.sample(Sampled.TICK, store);
		assertThat(Sampled.at(store, Sampled.TICK)).hasSize(3);
		assertParity(3);
	}

	private void assertParity(int seriesCount) {
		SeriesStore store = Sampled.store(".*");
		this.sampler.sample(Sampled.TICK, store);
		Map<Labels, Double> exported = ExpositionText.parse(this.registry.scrape());
		assertThat(this.sampler.problems()).isEmpty();
		assertThat(Sampled.at(store, Sampled.TICK)).isEqualTo(exported).hasSize(seriesCount);
	}

	private void record(Timer timer) {
		for (int millis : new int[] { 1, 2, 90, 100, 101, 450, 900, 4000, 40_000 }) {
			timer.record(millis, TimeUnit.MILLISECONDS);
		}
	}

	private void record(DistributionSummary summary) {
		for (double amount : new double[] { 0, 0.25, 1, 7, 10.5, 99, 1e6 }) {
			summary.record(amount);
		}
	}

	private void start(LongTaskTimer timer) {
		for (int i = 0; i < 4; i++) {
			timer.start();
			this.clock.add(Duration.ofSeconds(20 + i));
		}
	}

}
