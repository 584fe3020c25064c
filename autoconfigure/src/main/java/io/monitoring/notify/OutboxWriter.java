package io.monitoring.notify;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes decisions to the log, in their order and all of a tick at once, after what they
 * were made of. The executor does it, because a tick cannot wait for a disk; a
 * notification leaves only when it was written. A decision that a crash overtakes is made
 * again.
 */
final class OutboxWriter {

	private static final Logger logger = LoggerFactory.getLogger(OutboxWriter.class);

	private final NotificationLog log;

	private final Executor executor;

	private final Runnable written;

	private final Queue<Decided> decided = new ConcurrentLinkedQueue<>();

	private final AtomicBoolean writing = new AtomicBoolean();

	private final AtomicBoolean requested = new AtomicBoolean();

	private volatile @Nullable Runnable first;

	/**
	 * Create a writer.
	 * @param log where decisions are kept
	 * @param executor what writes
	 * @param written is run after each write
	 */
	OutboxWriter(NotificationLog log, Executor executor, Runnable written) {
		this.log = log;
		this.executor = executor;
		this.written = written;
	}

	/**
	 * Take a decision, or a change of one.
	 * @param delivery the delivery, which must not set out before it was written
	 */
	void add(Delivery delivery) {
		delivery.writing();
		this.decided.add(new Decided(delivery, delivery.pending()));
	}

	/**
	 * Have something else written before the decisions of each tick.
	 * @param work what writes
	 */
	void writeFirst(Runnable work) {
		this.first = work;
	}

	/** Write soon what was added; what finds no thread is written after a later tick. */
	void write() {
		if (this.decided.isEmpty() && this.first == null) {
			return;
		}
		this.requested.set(true);
		if (!this.writing.compareAndSet(false, true)) {
			return;
		}
		try {
			this.executor.execute(this::writeAll);
		}
		catch (RejectedExecutionException ex) {
			this.writing.set(false);
		}
	}

	/** What is added meanwhile is written, too: the executor may take nothing more. */
	private void writeAll() {
		do {
			this.requested.set(false);
			writeBatch();
		}
		while (this.requested.get() && this.writing.compareAndSet(false, true));
	}

	private void writeBatch() {
		// Taken before the other work is done, so that none of them is ahead of its tick.
		List<Decided> batch = new ArrayList<>();
		for (Decided next = this.decided.poll(); next != null; next = this.decided.poll()) {
			batch.add(next);
		}
		try {
			Runnable work = this.first;
			if (work != null) {
				work.run();
			}
		}
		catch (RuntimeException ex) {
			logger.warn("What notifications were made of could not be stored; it may be lost by a crash", ex);
		}
		try {
			this.log.enqueue(batch.stream().map(Decided::pending).toList());
		}
		catch (RuntimeException ex) {
			logger.warn("The log of notifications failed; a notification may be lost by a crash", ex);
		}
		finally {
			batch.forEach((one) -> one.delivery().written());
			this.writing.set(false);
			this.written.run();
		}
	}

	private record Decided(Delivery delivery, PendingNotification pending) {

	}

}
