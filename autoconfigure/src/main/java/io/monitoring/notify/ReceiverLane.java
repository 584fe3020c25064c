package io.monitoring.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

import io.monitoring.notify.Delivery.Attempt;
import io.monitoring.outbound.OutboundException;
import org.jspecify.annotations.Nullable;

/**
 * The way to one receiver. One notification is sent at a time, so a receiver that hangs
 * holds one thread and not the way to the others.
 */
final class ReceiverLane {

	/** How many notifications can be on their way. */
	private static final int CAPACITY = 1000;

	/** How many notifications are sent in one go before others get the thread. */
	private static final int TURN = 50;

	/**
	 * How long a receiver that fails is left alone at most. Longer would make one
	 * notification that it cannot digest hold up the others.
	 */
	private static final Duration MAX_REST = Duration.ofSeconds(15);

	/** How long it is left alone at most when it asks for it. */
	private static final Duration MAX_PATIENCE = Duration.ofHours(1);

	private final Receiver receiver;

	private final NotificationLog log;

	private final Executor executor;

	private final @Nullable SendRate rate;

	private final Queue<Delivery> waiting = new ArrayBlockingQueue<>(CAPACITY);

	private final Queue<Attempt> attempts;

	private final AtomicBoolean scheduled = new AtomicBoolean();

	private final LaneStatus status;

	private volatile boolean stopped;

	private Instant notBefore = Instant.MIN;

	private int failuresInARow;

	/**
	 * Create a lane.
	 * @param receiver the receiver
	 * @param maxPerMinute how much a limited receiver gets within a minute
	 * @param log where deliveries are settled
	 * @param executor what sends
	 * @param attempts where results go
	 */
	ReceiverLane(Receiver receiver, int maxPerMinute, NotificationLog log, Executor executor, Queue<Attempt> attempts) {
		this.receiver = receiver;
		this.rate = receiver.limited() ? new SendRate(maxPerMinute) : null;
		this.log = log;
		this.executor = executor;
		this.attempts = attempts;
		this.status = new LaneStatus(receiver.name(), log.lastDeliveries().get(receiver.name()));
	}

	Receiver receiver() {
		return this.receiver;
	}

	void recover(@Nullable Instant lastSuccess) {
		this.status.recover(lastSuccess);
	}

	ReceiverStatus status() {
		return this.status.current();
	}

	/**
	 * Return how many notifications may set out now.
	 * @param now the present
	 * @return the number
	 */
	int left(Instant now) {
		if (this.notBefore.isAfter(now)) {
			return 0;
		}
		int room = CAPACITY - this.waiting.size();
		return (this.rate != null) ? Math.min(room, this.rate.left(now)) : room;
	}

	/**
	 * Let a notification wait for the next turn. There has to be room for it.
	 * @param delivery the notification
	 * @param now the present
	 */
	void add(Delivery delivery, Instant now) {
		delivery.submitted(now);
		this.waiting.add(delivery);
		if (this.rate != null) {
			this.rate.sent(now);
		}
	}

	/** Send what waits as soon as there is a thread. Any thread may call this. */
	void schedule() {
		if (this.stopped || !isReady(this.waiting.peek()) || !this.scheduled.compareAndSet(false, true)) {
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

	/**
	 * A failure ends the turn: it may have taken long, others wait, and the next attempt
	 * would probably fail, too. What was not tried is handed back.
	 */
	private void turn() {
		try {
			for (int i = 0; i < TURN && !this.stopped; i++) {
				if (!isReady(this.waiting.peek())) {
					return;
				}
				Delivery delivery = this.waiting.remove();
				Attempt attempt = delivery.attempt(this.receiver, this.log);
				this.attempts.add(attempt);
				if (attempt.failure() != null || attempt.result() == null) {
					handBack();
					return;
				}
			}
		}
		finally {
			this.scheduled.set(false);
			schedule();
		}
	}

	private static boolean isReady(@Nullable Delivery next) {
		return next != null && next.isKept();
	}

	private void handBack() {
		for (Delivery next = this.waiting.poll(); next != null; next = this.waiting.poll()) {
			this.attempts.add(new Attempt(next, null, null));
		}
	}

	/** Note that an attempt was not made. */
	void refund() {
		if (this.rate != null) {
			this.rate.refund();
		}
	}

	void delivered(Instant now) {
		this.failuresInARow = 0;
		this.status.delivered(now);
	}

	/**
	 * Note a failure and rest.
	 * @param failure what went wrong
	 * @param backOff how long to rest
	 * @param now the present
	 */
	void failed(OutboundException failure, BackOff backOff, Instant now) {
		this.status.failed(failure, now);
		Duration retryAfter = failure.retryAfter();
		if (retryAfter != null) {
			rest(now.plus((retryAfter.compareTo(MAX_PATIENCE) < 0) ? retryAfter : MAX_PATIENCE));
		}
		if (failure.isRetryable()) {
			Duration rest = backOff.after(++this.failuresInARow);
			rest(now.plus((rest.compareTo(MAX_REST) < 0) ? rest : MAX_REST));
		}
	}

	private void rest(Instant until) {
		this.notBefore = this.notBefore.isAfter(until) ? this.notBefore : until;
	}

}
