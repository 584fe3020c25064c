package io.monitoring.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread {@code monitoring-tick}: calls the engine at a fixed rate with scheduled
 * instants. The only class of the project that reads the clock.
 */
public final class MonitoringLoop implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(MonitoringLoop.class);

	private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

	private final MonitoringEngine engine;

	private final TickSchedule schedule;

	private @Nullable Worker worker;

	/**
	 * Create a loop that does not run yet.
	 * @param engine what is called
	 * @param interval distance of the ticks
	 */
	public MonitoringLoop(MonitoringEngine engine, Duration interval) {
		this.engine = engine;
		this.schedule = new TickSchedule(interval);
	}

	/**
	 * Return the present time, for readers that need an age.
	 * @return now
	 */
	public static Instant now() {
		return Instant.now();
	}

	/**
	 * Start the thread; nothing happens if it runs already.
	 */
	public synchronized void start() {
		if (this.worker == null) {
			this.worker = new Worker();
			this.worker.thread.start();
		}
	}

	public synchronized boolean isRunning() {
		return this.worker != null;
	}

	/**
	 * Stop the thread after the tick that it is in, waiting for it up to 5 seconds.
	 */
	@Override
	public synchronized void close() {
		Worker running = this.worker;
		this.worker = null;
		if (running != null) {
			running.stop();
			this.engine.stopped(now());
		}
	}

	private final class Worker implements Runnable {

		private final CountDownLatch stopped = new CountDownLatch(1);

		private final Thread thread = new Thread(this, "monitoring-tick");

		private Worker() {
			this.thread.setDaemon(true);
		}

		private void stop() {
			this.stopped.countDown();
			try {
				this.thread.join(CLOSE_TIMEOUT.toMillis());
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

		@Override
		public void run() {
			try {
				advance();
				while (!this.stopped.await(MonitoringLoop.this.schedule.millisToWait(), TimeUnit.MILLISECONDS)) {
					advance();
					if (MonitoringLoop.this.schedule.millisToWait() == 0) {
						tick();
						advance();
					}
				}
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

		private void advance() {
			MonitoringLoop.this.schedule.advance(System.currentTimeMillis(), System.nanoTime());
		}

		private void tick() {
			long slot = MonitoringLoop.this.schedule.take();
			try {
				MonitoringLoop.this.engine.tick(Instant.ofEpochMilli(slot), MonitoringLoop.this.schedule.missed());
			}
			catch (Throwable ex) {
				logger.error("Monitoring tick failed; the next one is tried as scheduled", ex);
			}
		}

	}

}
