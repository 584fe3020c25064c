package io.monitoring.micrometer;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.sun.management.ThreadMXBean;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.monitoring.series.SeriesStore;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a request of the application pays for being watched.
 */
class RequestPathTests {

	private static final int RECORDS = 100_000;

	private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	@Test
	void recordingATimerAllocatesNothingMoreForTheSamplerAndTheBound() {
		long without = allocatedByRecords(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
		PrometheusMeterRegistry watched = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
		watched.config()
			.meterFilter(new LatencyBuckets(Map.of("http.server.requests", List.of(Duration.ofMillis(500)))));
		MeterSampler sampler = new MeterSampler(watched);
		long with = allocatedByRecords(watched);
		sampler.sample(Sampled.TICK, Sampled.store(".*"));
		assertThat(sampler.problems()).isEmpty();
		assertThat(watched.scrape()).contains("http_server_requests_seconds_bucket{le=\"0.5\"}");
		assertThat(with - without).as("bytes for %,d records", RECORDS).isLessThan(RECORDS);
	}

	@Test
	void aTickWithoutChangesAllocatesAlmostNothing() {
		PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
		for (int i = 0; i < 200; i++) {
			Timer.builder("http.server.requests").tag("uri", "/" + i).register(registry);
		}
		MeterSampler sampler = new MeterSampler(registry);
		SeriesStore store = Sampled.store("http_server_requests_seconds_(count|sum)");
		sampler.sample(0, store);
		long before = this.threads.getCurrentThreadAllocatedBytes();
		sampler.sample(1000, store);
		assertThat(this.threads.getCurrentThreadAllocatedBytes() - before).isLessThan(200 * 40);
	}

	private long allocatedByRecords(PrometheusMeterRegistry registry) {
		Timer timer = Timer.builder("http.server.requests").register(registry);
		record(timer);
		long before = this.threads.getCurrentThreadAllocatedBytes();
		record(timer);
		return this.threads.getCurrentThreadAllocatedBytes() - before;
	}

	private void record(Timer timer) {
		for (int i = 0; i < RECORDS; i++) {
			timer.record(i % 1000, TimeUnit.MILLISECONDS);
		}
	}

}
