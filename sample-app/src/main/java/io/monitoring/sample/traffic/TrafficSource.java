package io.monitoring.sample.traffic;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Sends one visitor after the other to the shop, on a thread of its own. Its phase is the
 * last one: it starts when the web server listens and stops before it does.
 */
@Component
@ConditionalOnBooleanProperty(name = "shop.traffic.enabled", matchIfMissing = true)
@EnableConfigurationProperties(TrafficProperties.class)
class TrafficSource implements SmartLifecycle {

	static final String THREAD_NAME = "shop-traffic";

	private static final Logger logger = LoggerFactory.getLogger(TrafficSource.class);

	private final TrafficProperties properties;

	private final Environment environment;

	private @Nullable ScheduledExecutorService executor;

	TrafficSource(TrafficProperties properties, Environment environment) {
		this.properties = properties;
		this.environment = environment;
	}

	@Override
	public synchronized void start() {
		Integer port = this.environment.getProperty("local.server.port", Integer.class);
		if (this.executor != null || port == null) {
			return;
		}
		Visitor visitor = new Visitor(port);
		long pause = TimeUnit.SECONDS.toMicros(Visitor.REQUESTS) / this.properties.requestsPerSecond();
		this.executor = Executors.newSingleThreadScheduledExecutor(TrafficSource::thread);
		// A delay, not a rate: after a time of slow answers there is nothing to catch up
		this.executor.scheduleWithFixedDelay(() -> send(visitor), 0, pause, TimeUnit.MICROSECONDS);
		logger.info("Up to {} requests per second go to port {}", this.properties.requestsPerSecond(), port);
	}

	private void send(Visitor visitor) {
		try {
			visitor.visit();
		}
		catch (RuntimeException ex) {
			logger.debug("A visit ended early", ex);
		}
	}

	private static Thread thread(Runnable work) {
		Thread thread = new Thread(work, THREAD_NAME);
		thread.setDaemon(true);
		return thread;
	}

	@Override
	public synchronized void stop() {
		if (this.executor != null) {
			this.executor.shutdown();
			try {
				// A broken off request would leave a warning in the log
				this.executor.awaitTermination(2, TimeUnit.SECONDS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			this.executor.shutdownNow();
			this.executor = null;
		}
	}

	@Override
	public synchronized boolean isRunning() {
		return this.executor != null;
	}

}
