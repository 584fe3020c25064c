package io.monitoring.notify.alertmanager;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

import io.monitoring.notify.NotificationException;
import io.monitoring.notify.ReceiverStatus;
import io.monitoring.outbound.BoundedExecutor;
import io.monitoring.outbound.OutboundException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way to one Alertmanager: a bounded queue of alerts that one thread at a time sends
 * in batches. The oldest give way, because newer ones say the same or more.
 */
final class AlertmanagerLane {

	private static final Logger logger = LoggerFactory.getLogger(AlertmanagerLane.class);

	private static final Duration LOG_INTERVAL = Duration.ofMinutes(10);

	private static final int CAPACITY = 10_000;

	private static final int BATCH = 64;

	private final Consumer<String> post;

	private final BoundedExecutor executor;

	private final Deque<String> waiting = new ArrayDeque<>();

	private Instant now = Instant.MIN;

	private Instant logged = Instant.MIN;

	private boolean running;

	private boolean closed;

	private long dropped;

	private ReceiverStatus status;

	/**
	 * Create a lane.
	 * @param name name of the Alertmanager
	 * @param post posts a batch
	 * @param executor what has a thread for this lane
	 */
	AlertmanagerLane(String name, Consumer<String> post, BoundedExecutor executor) {
		this.post = post;
		this.executor = executor;
		this.status = new ReceiverStatus(name, 0, 0, null, null, null);
	}

	/**
	 * Take alerts and send them as soon as there is a thread.
	 * @param now time of the tick
	 * @param alerts the alerts as JSON
	 */
	synchronized void offer(Instant now, List<String> alerts) {
		this.now = now;
		for (String alert : alerts) {
			if (this.waiting.size() == CAPACITY) {
				this.waiting.remove();
				this.dropped++;
			}
			this.waiting.add(alert);
		}
		if (!this.running && !this.closed && !this.waiting.isEmpty()) {
			try {
				this.executor.execute(this::run);
				this.running = true;
			}
			catch (RejectedExecutionException ex) {
				// The next tick asks again.
			}
		}
	}

	private void run() {
		List<String> batch = next();
		while (!batch.isEmpty()) {
			OutboundException failure = send(batch);
			count(failure);
			batch = next();
		}
	}

	private synchronized List<String> next() {
		List<String> batch = new ArrayList<>(BATCH);
		while (!this.closed && batch.size() < BATCH && !this.waiting.isEmpty()) {
			batch.add(this.waiting.remove());
		}
		this.running = !batch.isEmpty();
		return batch;
	}

	private @Nullable OutboundException send(List<String> batch) {
		try {
			this.post.accept("[" + String.join(",", batch) + "]");
			return null;
		}
		catch (OutboundException ex) {
			return ex;
		}
		catch (Throwable ex) {
			// Without this the lane would count as running for ever.
			return new NotificationException(ex.getClass().getSimpleName(), true, null);
		}
	}

	private synchronized void count(@Nullable OutboundException failure) {
		ReceiverStatus last = this.status;
		if (failure == null) {
			this.status = new ReceiverStatus(last.receiver(), last.sent() + 1, last.failed(), last.lastError(),
					last.lastErrorAt(), this.now);
			return;
		}
		this.status = new ReceiverStatus(last.receiver(), last.sent(), last.failed() + 1, failure.getMessage(),
				this.now, last.lastSuccessAt());
		if (!this.closed && !this.now.isBefore(this.logged.plus(LOG_INTERVAL))) {
			this.logged = this.now;
			logger.warn("Alertmanager '{}' did not take alerts, they are sent again: {}", last.receiver(),
					failure.getMessage());
		}
	}

	synchronized ReceiverStatus status() {
		return this.status;
	}

	synchronized long dropped() {
		return this.dropped;
	}

	synchronized void close() {
		this.closed = true;
		this.waiting.clear();
	}

}
