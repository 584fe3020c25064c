package io.monitoring.micrometer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.monitoring.series.Labels;
import io.monitoring.series.SeriesStore;
import io.monitoring.series.Staleness;
import io.monitoring.series.StoreLimits;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

class MeterSamplerTests {

	private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

	private final MeterSampler sampler = new MeterSampler(this.registry);

	private final SeriesStore store = Sampled.store(".*");

	private long tick = Sampled.TICK;

	@Test
	void onlySelectedMetersAreRead() {
		AtomicInteger reads = new AtomicInteger();
		Gauge.builder("unselected", reads::incrementAndGet).register(this.registry);
		Gauge.builder("selected", () -> 1).register(this.registry);
		Sampled.retain(this.store, "selected");
		sample();
		assertThat(reads).hasValue(0);
		assertThat(value("selected")).isEqualTo(1);
	}

	@Test
	void ofATimerOnlyTheSelectedSeriesIsWritten() {
		Timer.builder("t").serviceLevelObjectives(Duration.ofMillis(500)).register(this.registry);
		Sampled.retain(this.store, "t_seconds_count");
		sample();
		assertThat(Sampled.at(this.store, this.tick)).containsOnlyKeys(Labels.named("t_seconds_count"));
	}

	@Test
	void aMeterIsTakenUpWhenARuleBeginsToSelectIt() {
		Counter.builder("orders").register(this.registry).increment();
		Sampled.retain(this.store, "other");
		sample();
		Sampled.retain(this.store, "orders_total");
		sample();
		assertThat(value("orders_total")).isEqualTo(1);
	}

	@Test
	void aMeterThatNobodySelectsAnyMoreIsNoLongerRead() {
		AtomicInteger reads = new AtomicInteger();
		Gauge.builder("g", reads::incrementAndGet).register(this.registry);
		sample();
		Sampled.retain(this.store, "other");
		sample();
		assertThat(reads).hasValue(1);
	}

	@Test
	void seriesOfARemovedMeterEndsWithAStaleMarkerAtTheNextTick() {
		Counter counter = Counter.builder("orders").register(this.registry);
		sample();
		this.registry.remove(counter);
		sample();
		assertThat(Staleness.isStale(value("orders_total"))).isTrue();
		sample();
		assertThat(Sampled.at(this.store, this.tick)).isEmpty();
	}

	@Test
	void meterReplacedBetweenTwoTicksGoesOnWithItsSeries() {
		Counter counter = Counter.builder("orders").register(this.registry);
		counter.increment(5);
		sample();
		this.registry.remove(counter);
		Counter.builder("orders").register(this.registry).increment();
		sample();
		assertThat(value("orders_total")).isEqualTo(1);
	}

	@Test
	void replacementWithoutTheOldBucketsEndsThem() {
		Timer timer = Timer.builder("t").serviceLevelObjectives(Duration.ofMillis(500)).register(this.registry);
		sample();
		this.registry.remove(timer);
		Timer.builder("t").register(this.registry);
		sample();
		assertThat(Staleness.isStale(value("t_seconds_bucket", "le", "0.5"))).isTrue();
		assertThat(value("t_seconds_count")).isZero();
	}

	@Test
	void moreNewMetersThanTheQueueHoldsAreAllFound() {
		sample();
		int count = MeterChanges.MAX + 10;
		for (int i = 0; i < count; i++) {
			Counter.builder("c").tag("i", "" + i).register(this.registry);
		}
		SeriesStore large = new SeriesStore(new StoreLimits(2 * count, 1L << 30));
		Sampled.retain(large, "c_total");
		this.sampler.sample(this.tick, large);
		assertThat(Sampled.at(large, this.tick)).hasSize(count);
	}

	@Test
	void metersThatComeAndGoWhileTicksRunAreInTheEndThoseOfTheRegistry() throws Exception {
		CountDownLatch done = new CountDownLatch(2);
		for (int t = 0; t < 2; t++) {
			long seed = t;
			Thread thread = new Thread(() -> comeAndGo(new Random(seed), done));
			thread.start();
		}
		while (done.getCount() > 0) {
			sample();
		}
		sample();
		assertThat(
				Sampled.at(this.store, this.tick).entrySet().stream().filter((e) -> !Staleness.isStale(e.getValue())))
			.containsExactlyElementsOf(ExpositionText.parse(this.registry.scrape()).entrySet());
	}

	private void comeAndGo(Random random, CountDownLatch done) {
		for (int i = 0; i < 20_000; i++) {
			Counter counter = Counter.builder("c").tag("i", "" + random.nextInt(50)).register(this.registry);
			counter.increment();
			if (random.nextBoolean()) {
				this.registry.remove(counter);
			}
		}
		done.countDown();
	}

	@Test
	void metersBeyondTheCapOfTheStoreAreRefusedAndTheFirstGoOn() {
		SeriesStore small = new SeriesStore(new StoreLimits(10, 1L << 20));
		Sampled.retain(small, ".*");
		for (int i = 0; i < 1000; i++) {
			Counter.builder("c").tag("i", "" + i).register(this.registry);
		}
		this.sampler.sample(1000, small);
		this.sampler.sample(2000, small);
		assertThat(Sampled.at(small, 2000)).hasSize(10);
		assertThat(small.statistics().refusedSeries()).isCloseTo(990, withinPercentage(5));
	}

	@Test
	void whatAFullStoreRefusedIsTakenUpWhenThereIsRoomAgain() {
		SeriesStore small = new SeriesStore(new StoreLimits(10, 1L << 20));
		Sampled.retain(small, ".*");
		List<Counter> counters = new ArrayList<>();
		for (int i = 0; i < 3000; i++) {
			counters.add(Counter.builder("c").tag("i", "" + i).register(this.registry));
		}
		this.sampler.sample(1000, small);
		counters.subList(0, 2990).forEach(this.registry::remove);
		this.sampler.sample(2000, small);
		long later = Duration.ofHours(3).toMillis();
		small.expire(later);
		this.sampler.sample(later, small);
		assertThat(Sampled.at(small, later)).hasSize(10);
	}

	@Test
	void simpleRegistryYieldsTheSameNamesWithoutBuckets() {
		SimpleMeterRegistry simple = new SimpleMeterRegistry();
		MeterSampler degraded = new MeterSampler(simple);
		Timer.builder("http.server.requests")
			.tag("uri", "/a")
			.serviceLevelObjectives(Duration.ofMillis(500))
			.register(simple)
			.record(Duration.ofMillis(1500));
		degraded.sample(this.tick, this.store);
		assertThat(Sampled.at(this.store, this.tick)).containsOnlyKeys(
				Labels.named("http_server_requests_seconds_count", "uri", "/a"),
				Labels.named("http_server_requests_seconds_sum", "uri", "/a"),
				Labels.named("http_server_requests_seconds_max", "uri", "/a"));
		assertThat(degraded.naming()).isEqualTo("Prometheus names for the meters of a SimpleMeterRegistry; "
				+ "no histogram buckets, because those of this registry cover a moving window");
	}

	@Test
	void insideACompositeThePrometheusRegistryIsRead() {
		CompositeMeterRegistry composite = new CompositeMeterRegistry();
		composite.add(new SimpleMeterRegistry()).add(this.registry);
		MeterSampler ofComposite = new MeterSampler(composite);
		Timer.builder("t").serviceLevelObjectives(Duration.ofMillis(500)).register(composite);
		ofComposite.sample(this.tick, this.store);
		assertThat(value("t_seconds_bucket", "le", "0.5")).isZero();
		assertThat(ofComposite.naming()).isEqualTo("names of the PrometheusMeterRegistry, the same as on its endpoint");
	}

	private void sample() {
		this.tick += 10_000;
		this.sampler.sample(this.tick, this.store);
	}

	private double value(String name, String... labels) {
		Double value = Sampled.at(this.store, this.tick).get(Labels.named(name, labels));
		assertThat(value).as(name).isNotNull();
		return value;
	}

}
