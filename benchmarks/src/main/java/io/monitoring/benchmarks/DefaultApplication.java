package io.monitoring.benchmarks;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.monitoring.engine.MonitoringEngine;
import io.monitoring.micrometer.MeterSampler;
import io.monitoring.series.SeriesStore;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.LifecycleProcessor;
import org.springframework.context.annotation.Bean;

/**
 * An application with the starter and nothing configured: default rules and objectives,
 * put together by the auto-configuration itself. Only the loop does not run, the
 * benchmarks tick.
 */
final class DefaultApplication implements AutoCloseable {

	private static final long INTERVAL = 15_000;

	private final ConfigurableApplicationContext context;

	private long time = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();

	DefaultApplication() {
		this.context = new SpringApplicationBuilder(Configuration.class).web(WebApplicationType.NONE)
			.properties("spring.main.banner-mode=off", "logging.level.root=warn")
			.run();
	}

	PrometheusMeterRegistry registry() {
		return this.context.getBean(PrometheusMeterRegistry.class);
	}

	SeriesStore store() {
		return this.context.getBean(SeriesStore.class);
	}

	MeterSampler sampler() {
		return this.context.getBean(MeterSampler.class);
	}

	MonitoringEngine engine() {
		return this.context.getBean(MonitoringEngine.class);
	}

	/**
	 * Return the next scheduled instant.
	 * @return milliseconds since the epoch
	 */
	long nextTick() {
		this.time += INTERVAL;
		return this.time;
	}

	/**
	 * Register the meters of an application that answered some requests.
	 * @param uris number of URIs, each with two timers and two counters
	 */
	void addTraffic(int uris) {
		for (int i = 0; i < uris; i++) {
			String uri = "/api/resource" + i + "/{id}";
			request(uri, "200", "SUCCESS");
			request(uri, "500", "SERVER_ERROR");
			Counter.builder("resource.reads").tag("uri", uri).register(registry()).increment();
			Counter.builder("resource.writes").tag("uri", uri).register(registry()).increment();
		}
	}

	private void request(String uri, String status, String outcome) {
		Timer timer = Timer.builder("http.server.requests")
			.tags("method", "GET", "uri", uri, "status", status, "outcome", outcome, "exception", "none", "error",
					"none")
			.register(registry());
		for (int i = 0; i < 100; i++) {
			timer.record(10L * i, TimeUnit.MILLISECONDS);
		}
	}

	@Override
	public void close() {
		this.context.close();
	}

	/**
	 * The application.
	 */
	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Configuration {

		/** Starts nothing, hence no loop that would tick beside the benchmark. */
		@Bean
		static LifecycleProcessor lifecycleProcessor() {
			return new LifecycleProcessor() {

				@Override
				public void onRefresh() {
					// Nothing is started.
				}

				@Override
				public void onClose() {
					// Nothing was started.
				}

				@Override
				public void start() {
					// Nothing is started.
				}

				@Override
				public void stop() {
					// Nothing was started.
				}

				@Override
				public boolean isRunning() {
					return false;
				}

			};
		}

	}

}
