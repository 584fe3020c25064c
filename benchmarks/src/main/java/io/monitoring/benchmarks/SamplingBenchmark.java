package io.monitoring.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.monitoring.micrometer.LatencyBuckets;
import io.monitoring.micrometer.MeterSampler;
import io.monitoring.series.LabelMatcher;
import io.monitoring.series.LabelMatcher.Type;
import io.monitoring.series.Labels;
import io.monitoring.series.Retention;
import io.monitoring.series.SeriesStore;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One tick of the sampler against a scrape of the whole registry: an application with 200
 * URIs, about 865 meters, and the series that the default rules select. The gauges of the
 * JVM cost by themselves, whoever reads them, so they are also measured apart.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class SamplingBenchmark {

	private static final int URIS = 200;

	private static final Duration RETENTION = Duration.ofHours(1);

	private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

	private final Sampling all = new Sampling(this.registry);

	private final Sampling http = new Sampling(this.registry);

	private final Sampling counts = new Sampling(this.registry);

	private final Sampling jvm = new Sampling(this.registry);

	@Setup
	public void meters() {
		this.registry.config()
			.meterFilter(new LatencyBuckets(Map.of("http.server.requests", List.of(Duration.ofMillis(500)))));
		new ClassLoaderMetrics().bindTo(this.registry);
		new JvmGcMetrics().bindTo(this.registry);
		new JvmMemoryMetrics().bindTo(this.registry);
		new JvmThreadMetrics().bindTo(this.registry);
		new FileDescriptorMetrics().bindTo(this.registry);
		new ProcessorMetrics().bindTo(this.registry);
		new UptimeMetrics().bindTo(this.registry);
		for (int i = 0; i < URIS; i++) {
			String uri = "/api/resource" + i + "/{id}";
			request(uri, "200", "SUCCESS");
			request(uri, "500", "SERVER_ERROR");
			Counter.builder("resource.reads").tag("uri", uri).register(this.registry).increment();
			Counter.builder("resource.writes").tag("uri", uri).register(this.registry).increment();
		}
	}

	private void request(String uri, String status, String outcome) {
		Timer timer = Timer.builder("http.server.requests")
			.tags("method", "GET", "uri", uri, "status", status, "outcome", outcome, "exception", "none", "error",
					"none")
			.register(this.registry);
		for (int i = 0; i < 100; i++) {
			timer.record(10L * i, TimeUnit.MILLISECONDS);
		}
	}

	/** New series each time, so that none grows to the cap of the store. */
	@Setup(Level.Iteration)
	public void selections() {
		List<Retention> requests = new ArrayList<>();
		requests.add(selection("http_server_requests_seconds_count",
				new LabelMatcher("uri", Type.NOT_REGEX, "/actuator.*|/monitoring.*")));
		this.counts.select(requests);
		requests.add(selection("http_server_requests_seconds_bucket", LabelMatcher.equal("le", "0.5")));
		this.http.select(requests);
		List<Retention> gauges = List.of(selection("process_cpu_usage"),
				selection("jvm_memory_used_bytes", LabelMatcher.equal("area", "heap")),
				selection("jvm_memory_max_bytes", LabelMatcher.equal("area", "heap")));
		this.jvm.select(gauges);
		requests.addAll(gauges);
		this.all.select(requests);
	}

	private static Retention selection(String name, LabelMatcher... matchers) {
		List<LabelMatcher> all = new ArrayList<>(List.of(matchers));
		all.add(LabelMatcher.equal(Labels.METRIC_NAME, name));
		return new Retention(all, RETENTION);
	}

	@Benchmark
	public void tickOfTheDefaultRules() {
		this.all.tick();
	}

	@Benchmark
	public void tickOfRequestCountsAndBuckets() {
		this.http.tick();
	}

	@Benchmark
	public void tickOfRequestCounts() {
		this.counts.tick();
	}

	@Benchmark
	public void tickOfJvmGauges() {
		this.jvm.tick();
	}

	@Benchmark
	public MetricSnapshots scrapeOfTheWholeRegistry() {
		return this.registry.getPrometheusRegistry().scrape();
	}

	@Benchmark
	public String textOfTheWholeRegistry() {
		return this.registry.scrape();
	}

	/**
	 * A sampler with a store of its own.
	 */
	private static final class Sampling {

		private final SeriesStore store = new SeriesStore();

		private final MeterSampler sampler;

		private long time;

		Sampling(PrometheusMeterRegistry registry) {
			this.sampler = new MeterSampler(registry);
		}

		void select(List<Retention> retentions) {
			this.store.retain(List.of());
			this.store.retain(retentions);
		}

		void tick() {
			this.time += 10_000;
			this.sampler.sample(this.time, this.store);
		}

	}

}
