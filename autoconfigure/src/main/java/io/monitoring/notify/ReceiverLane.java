package io.monitoring.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way to one receiver. One notification is sent at a time, so a receiver that hangs
 * holds one thread and not the way to the others.
 */
final class ReceiverLane {

	private static final Logger logger = LoggerFactory.getLogger(ReceiverLane.class);

	/** A receiver that is down for a day must not fill the log. */
	private static final Duration LOG_INTERVAL = Duration.ofMinutes(10);

	private static final int MAX_MESSAGE = 200;

	/** How many notifications are sent in one go before others get the thread. */
	private static final int TURN = 50;

	private final Receiver receiver;

	private final NotificationLog log;

	private final Executor executor;

	private final Queue<Delivery> waiting;

	private final Queue<Attempt> attempts;

	private final AtomicBoolean scheduled = new AtomicBoolean();

	private volatile boolean stopped;

	private Instant notBefore = Instant.MIN;

	private Instant logged = Instant.MIN;

	private volatile ReceiverStatus status;

	/**
	 * Create a lane.
	 * @param receiver the receiver
	 * @param log where deliveries are noted
	 * @param executor what sends
	 * @param capacity how many notifications can wait
	 * @param attempts where results go
	 */
	ReceiverLane(Receiver receiver, NotificationLog log, Executor executor, int capacity, Queue<Attempt> attempts) {
		this.receiver = receiver;
		this.log = log;
		this.executor = executor;
		this.waiting = new ArrayBlockingQueue<>(capacity);
		this.attempts = attempts;
		this.status = new ReceiverStatus(receiver.name(), 0, 0, null, null, null);
	}

	Receiver receiver() {
		return this.receiver;
	}

	ReceiverStatus status() {
		return this.status;
	}

	boolean isHeldBack(Instant now) {
		return this.notBefore.isAfter(now);
	}

	void holdBack(Instant until) {
		this.notBefore = until;
	}

	/**
	 * Send a notification as soon as there is a thread.
	 * @param delivery the notification
	 * @return {@code false} if too many are waiting
	 */
	boolean offer(Delivery delivery) {
		if (!this.waiting.offer(delivery)) {
			return false;
		}
		schedule();
		return true;
	}

	void schedule() {
		if (this.stopped || this.waiting.isEmpty() || !this.scheduled.compareAndSet(false, true)) {
			return;
		}
		try {
			this.executor.execute(this::turn);
		}
		catch (RejectedExecutionException ex) {
			// The next tick asks again.
			this.scheduled.set(false);
		}
	}

	void stop() {
		this.stopped = true;
	}

	/** A failure ends the turn: it may have taken long, and others wait. */
	private void turn() {
		try {
			for (int i = 0; i < TURN && !this.stopped; i++) {
				Delivery delivery = this.waiting.poll();
				if (delivery == null) {
					return;
				}
				NotificationException failure = delivery.attempt(this.receiver, this.log);
				this.attempts.add(new Attempt(delivery, failure));
				if (failure != null) {
					return;
				}
			}
		}
		finally {
			this.scheduled.set(false);
			schedule();
		}
	}

	/**
	 * Count an attempt.
	 * @param failure what went wrong, or {@code null}
	 * @param now the present
	 */
	void count(@Nullable NotificationException failure, Instant now) {
		if (failure != null) {
			log(failure, now);
		}
		ReceiverStatus last = this.status;
		this.status = (failure == null)
				? new ReceiverStatus(last.receiver(), last.sent() + 1, last.failed(), last.lastError(),
						last.lastErrorAt(), now)
				: new ReceiverStatus(last.receiver(), last.sent(), last.failed() + 1, failure.getMessage(), now,
						last.lastSuccessAt());
	}

	private void log(NotificationException failure, Instant now) {
		if (!now.isBefore(this.logged.plus(LOG_INTERVAL))) {
			this.logged = now;
			logger.warn("Receiver '{}' did not take a notification, {}: {}", this.receiver.name(),
					failure.isRetryable() ? "it is tried again" : "another attempt makes no sense",
					PlainText.oneLine(String.valueOf(failure.getMessage()), MAX_MESSAGE));
		}
	}

	/**
	 * The result of an attempt.
	 *
	 * @param delivery what was attempted
	 * @param failure what went wrong, or {@code null}
	 */
	record Attempt(Delivery delivery, @Nullable NotificationException failure) {

	}

}
