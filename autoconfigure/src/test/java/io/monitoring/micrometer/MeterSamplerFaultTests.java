package io.monitoring.micrometer;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Statistic;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.monitoring.series.Labels;
import io.monitoring.series.SeriesStore;
import io.monitoring.series.Staleness;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Meters that throw, lie or collide cost only themselves and are named.
 */
class MeterSamplerFaultTests {

	private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

	private final MeterSampler sampler = new MeterSampler(this.registry);

	private final SeriesStore store = Sampled.store(".*");

	private long tick = Sampled.TICK;

	@Test
	void throwingMeterIsQuarantinedAfterThreeFailuresAndRetriedEveryTwentyTicks() {
		AtomicInteger reads = new AtomicInteger();
		FunctionCounter.builder("bad", reads, (count) -> {
			if (count.incrementAndGet() <= 4) {
				throw new IllegalStateException("no\nconnection");
			}
			return 9;
		}).tag("pool", "a").register(this.registry);
		Counter.builder("good").register(this.registry);
		sample(2);
		assertThat(this.sampler.problems()).isEmpty();
		sample();
		assertThat(this.sampler.problems()).singleElement()
			.asString()
			.isEqualTo("Meter 'bad{pool=a}': reading it failed 3 times in a row, so it is read only every 20 ticks: "
					+ "java.lang.IllegalStateException: no connection");
		sample(19);
		assertThat(reads).hasValue(3);
		sample();
		assertThat(reads).hasValue(4);
		assertThat(this.sampler.problems()).singleElement().asString().contains("failed 4 times");
		sample(20);
		assertThat(value("bad_total", "pool", "a")).isEqualTo(9);
		assertThat(value("good_total")).isZero();
		assertThat(this.sampler.problems()).isEmpty();
	}

	@Test
	void anyThrowableButAnErrorOfTheMachineCostsOnlyItsMeter() {
		for (Supplier<Error> error : List.<Supplier<Error>>of(StackOverflowError::new, NoClassDefFoundError::new,
				AssertionError::new)) {
			failing(error).register(this.registry);
		}
		Counter.builder("good").register(this.registry);
		sample(3);
		assertThat(value("good_total")).isZero();
		assertThat(this.sampler.problems()).hasSize(3);
	}

	@Test
	void errorOfTheMachineIsPassedOn() {
		failing(OutOfMemoryError::new).register(this.registry);
		assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(this::sample);
	}

	@Test
	void countersThatAreNegativeOrNotFiniteAreLeftOutAndNamedUntilTheyAreFine() {
		AtomicReference<Double> value = new AtomicReference<>(-1.0);
		FunctionCounter.builder("odd", value, AtomicReference::get).register(this.registry);
		assertThatExceptionOfType(IllegalArgumentException.class).as("what the endpoint makes a 500 of")
			.isThrownBy(this.registry::scrape);
		for (double odd : new double[] { -1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY }) {
			value.set(odd);
			sample();
			assertThat(Sampled.at(this.store, this.tick)).isEmpty();
			assertThat(this.sampler.problems()).singleElement().asString().contains("the counter says " + odd);
		}
		value.set(3.0);
		sample();
		assertThat(value("odd_total")).isEqualTo(3);
		assertThat(this.sampler.problems()).isEmpty();
	}

	@Test
	void gaugeThatReturnsTheBitsOfTheStaleMarkerIsAnOrdinaryNan() {
		Gauge.builder("g", () -> Staleness.STALE).register(this.registry);
		sample();
		assertThat(value("g")).isNaN();
		assertThat(Staleness.isStale(value("g"))).isFalse();
	}

	@Test
	void meterWithASharedNameIsLeftOutAsThePrometheusRegistryDoes() {
		Counter.builder("orders.done").register(this.registry).increment();
		Counter.builder("orders_done").register(this.registry).increment(5);
		Counter.builder("orders.done.total").register(this.registry).increment(7);
		sample();
		assertThat(Sampled.at(this.store, this.tick)).isEqualTo(ExpositionText.parse(this.registry.scrape()))
			.containsOnlyKeys(Labels.named("orders_done_total"));
		assertThat(this.sampler.problems()).hasSize(2)
			.contains("Meter 'orders_done': it is left out: a COUNTER cannot share the name 'orders_done' with the "
					+ "COUNTER 'orders.done' (the Prometheus registry does not export it either); rename one");
	}

	@Test
	void meterWhoseTagKeysBecomeOneLabelIsLeftOut() {
		Counter.builder("c").tag("a.b", "1").tag("a_b", "2").register(this.registry);
		sample();
		assertThat(Sampled.at(this.store, this.tick)).isEmpty();
		assertThat(this.sampler.problems()).singleElement().asString().contains("become the label 'a_b'");
	}

	@Test
	void problemsAreBounded() {
		for (int i = 0; i < 2 * SamplerProblems.MAX; i++) {
			Counter.builder("c").tag("a.b", "1").tag("a_b", "" + i).register(this.registry);
		}
		sample();
		assertThat(this.sampler.problems()).hasSize(SamplerProblems.MAX);
	}

	private Meter.Builder failing(Supplier<Error> error) {
		DoubleSupplier value = () -> {
			throw error.get();
		};
		Measurement measurement = new Measurement(value, Statistic.VALUE);
		return Meter.builder(error.get().getClass().getSimpleName(), Meter.Type.OTHER, List.of(measurement));
	}

	private void sample(int ticks) {
		for (int i = 0; i < ticks; i++) {
			sample();
		}
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
