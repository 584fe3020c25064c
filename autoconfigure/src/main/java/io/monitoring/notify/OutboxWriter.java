package io.monitoring.notify;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes decisions to the log, in their order and all of a tick at once. The executor
 * does it, because a tick cannot wait for a disk; a notification leaves only when it was
 * written. A decision that a crash overtakes is made again.
 */
final class OutboxWriter {

	private static final Logger logger = LoggerFactory.getLogger(OutboxWriter.class);

	private final NotificationLog log;

	private final SingleFlight writing;

	private final Queue<Decided> decided = new ConcurrentLinkedQueue<>();

	/**
	 * Create a writer.
	 * @param log where decisions are kept
	 * @param executor what writes
	 * @param written is run after each write
	 */
	OutboxWriter(NotificationLog log, Executor executor, Runnable written) {
		this.log = log;
		this.writing = new SingleFlight(executor, this::writeAll, written);
	}

	/**
	 * Take a decision, or a change of one.
	 * @param delivery the delivery, which must not set out before it was written
	 */
	void add(Delivery delivery) {
		delivery.writing();
		this.decided.add(new Decided(delivery, delivery.pending()));
	}

	/** Write soon what was added; what finds no thread is written after a later tick. */
	void write() {
		if (!this.decided.isEmpty()) {
			this.writing.start();
		}
	}

	private void writeAll() {
		List<Decided> batch = new ArrayList<>();
		for (Decided next = this.decided.poll(); next != null; next = this.decided.poll()) {
			batch.add(next);
		}
		try {
			this.log.enqueue(batch.stream().map(Decided::pending).toList());
		}
		catch (RuntimeException ex) {
			logger.warn("The log of notifications failed; a notification may be lost by a crash", ex);
		}
		finally {
			batch.forEach((one) -> one.delivery().written());
		}
	}

	private record Decided(Delivery delivery, PendingNotification pending) {

	}

}
