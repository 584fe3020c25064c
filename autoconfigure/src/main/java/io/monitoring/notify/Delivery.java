package io.monitoring.notify;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

import io.monitoring.notify.NotificationLog.Entry;
import io.monitoring.notify.NotificationRecord.Result;
import io.monitoring.outbound.OutboundException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A notification on its way, from the decision to send it until it arrives or is given
 * up. All but the attempt itself happens in the thread that calls the dispatcher.
 */
final class Delivery {

	private static final Logger logger = LoggerFactory.getLogger(Delivery.class);

	private final @Nullable AlertGroup group;

	private final ReceiverLane lane;

	private final Urgency urgency;

	private PendingNotification pending;

	private GroupContent content;

	private Instant nextAttempt;

	private @Nullable String lastError;

	private boolean submitted;

	/** How many writes to the log are to be awaited. */
	private final AtomicInteger writes = new AtomicInteger();

	/**
	 * Create a delivery.
	 * @param group the group that is told, {@code null} where there is none
	 * @param lane the way to the receiver
	 * @param pending what is told
	 * @param content the content of the group when it was decided
	 */
	Delivery(@Nullable AlertGroup group, ReceiverLane lane, PendingNotification pending, GroupContent content) {
		this.group = group;
		this.lane = lane;
		this.pending = pending;
		this.urgency = Urgency.of(pending.notification());
		this.content = content;
		this.nextAttempt = pending.notification().time();
	}

	/**
	 * Create a delivery of what is known of it alone.
	 * @param group the group that is told, {@code null} where there is none
	 * @param lane the way to the receiver
	 * @param pending what is told
	 */
	Delivery(@Nullable AlertGroup group, ReceiverLane lane, PendingNotification pending) {
		this(group, lane, pending, GroupContent.of(pending.notification().alerts()));
	}

	@Nullable AlertGroup group() {
		return this.group;
	}

	ReceiverLane lane() {
		return this.lane;
	}

	PendingNotification pending() {
		return this.pending;
	}

	Urgency urgency() {
		return this.urgency;
	}

	/**
	 * Return what the receiver knows after the delivery.
	 * @return the content of the group when it was decided
	 */
	GroupContent content() {
		return this.content;
	}

	/**
	 * Change what the receiver knows after the delivery, without another word to it.
	 * @param told what is noted
	 * @param known the content of the group
	 */
	void retell(Entry told, GroupContent known) {
		this.pending = new PendingNotification(this.pending.notification(), told, this.pending.deadline(),
				this.pending.attempts());
		this.content = known;
	}

	void writing() {
		this.writes.incrementAndGet();
	}

	void written() {
		this.writes.decrementAndGet();
	}

	/**
	 * Return whether the log has what is told, so that it may set out.
	 * @return {@code true} if it has
	 */
	boolean isKept() {
		return this.writes.get() == 0;
	}

	boolean isSubmitted() {
		return this.submitted;
	}

	boolean isDue(Instant now) {
		return !this.submitted && !this.nextAttempt.isAfter(now);
	}

	/**
	 * Count an attempt that is about to be made.
	 * @param now the present, which is noted as the time of the delivery: a repeat
	 * interval begins when the receiver was told, not when that was decided
	 */
	void submitted(Instant now) {
		this.submitted = true;
		this.nextAttempt = now;
		Entry told = this.pending.told();
		this.pending = new PendingNotification(this.pending.notification(), told.at(now), this.pending.deadline(),
				this.pending.attempts() + 1);
	}

	/** The attempt was not made after all. */
	void handedBack() {
		this.submitted = false;
		this.pending = new PendingNotification(this.pending.notification(), this.pending.told(),
				this.pending.deadline(), this.pending.attempts() - 1);
	}

	void retryAt(Instant time, @Nullable String error) {
		this.submitted = false;
		this.nextAttempt = time;
		this.lastError = error;
	}

	/**
	 * Send the notification and settle it in the log. Called by a thread of the executor.
	 * @param receiver who is told
	 * @param log where it is settled, only after the receiver has taken it
	 * @return how it went
	 */
	Attempt attempt(Receiver receiver, NotificationLog log) {
		if (!claim(log)) {
			return new Attempt(this, null, null);
		}
		OutboundException failure = send(receiver);
		if (failure == null) {
			settle(log, Result.DELIVERED, this.lastError);
			return new Attempt(this, null, Result.DELIVERED);
		}
		if (failure.isRetryable() && this.nextAttempt.isBefore(this.pending.deadline())) {
			log.failed(this.pending, failure.getMessage());
			return new Attempt(this, failure, Result.WAITING);
		}
		settle(log, Result.ABANDONED, failure.getMessage());
		return new Attempt(this, failure, Result.ABANDONED);
	}

	private boolean claim(NotificationLog log) {
		try {
			return log.claim(this.pending);
		}
		catch (RuntimeException ex) {
			logger.warn("The log of notifications failed; a notification has to wait", ex);
			return false;
		}
	}

	private @Nullable OutboundException send(Receiver receiver) {
		try {
			receiver.notifier().send(this.pending.notification());
			return null;
		}
		catch (OutboundException ex) {
			return ex;
		}
		catch (Throwable ex) {
			// Whatever it is, an attempt without an end would block its group for ever.
			// The message of a foreign exception may hold a secret, such as the address.
			return new NotificationException(ex.getClass().getSimpleName(), ex instanceof Exception, null);
		}
	}

	/**
	 * What was sent was sent: trouble with the log must not make it an attempt to repeat.
	 */
	private void settle(NotificationLog log, Result result, @Nullable String error) {
		try {
			log.settle(this.pending, result, this.nextAttempt, error);
		}
		catch (RuntimeException ex) {
			logger.warn("The log of notifications failed; a notification may be sent again after a restart", ex);
		}
	}

	/**
	 * How an attempt went.
	 *
	 * @param delivery what was attempted
	 * @param failure what went wrong, or {@code null}
	 * @param result where the notification is now; {@code null} if it was not tried
	 */
	record Attempt(Delivery delivery, @Nullable OutboundException failure, @Nullable Result result) {

	}

}
