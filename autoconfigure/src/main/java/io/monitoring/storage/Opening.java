package io.monitoring.storage;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * Opens a storage on a thread of its own, which ends with the attempt: a slow disk must
 * not hold the start of the application. Where it cannot be opened, this is tried again
 * when somebody writes, after ten seconds and then less and less often.
 */
final class Opening {

	private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);

	private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

	private final Attempt attempt;

	private final CountDownLatch tried = new CountDownLatch(1);

	private volatile boolean open;

	private volatile Instant next = Instant.MIN;

	private Duration pause = FIRST_PAUSE;

	private @Nullable Thread running;

	private boolean closed;

	Opening(Attempt attempt) {
		this.attempt = attempt;
	}

	boolean isOpen() {
		return this.open;
	}

	/**
	 * Begin an attempt, unless one is under way, it is too soon for another, or none is
	 * needed.
	 * @param now the present
	 */
	void begin(Instant now) {
		if (!this.open && !now.isBefore(this.next)) {
			start(now);
		}
	}

	private synchronized void start(Instant now) {
		if (this.open || this.closed || (this.running != null && this.running.isAlive())) {
			return;
		}
		Thread thread = new Thread(() -> run(now), "monitoring-store-open");
		thread.setDaemon(true);
		this.running = thread;
		thread.start();
	}

	private void run(Instant now) {
		Failure failure = null;
		try {
			failure = this.attempt.run();
			this.open = failure == null;
		}
		finally {
			// Who holds the file may let go of it any time, other causes rarely go away.
			this.pause = (failure == Failure.BUSY) ? FIRST_PAUSE : this.pause;
			this.next = now.plus(this.pause);
			this.pause = shorter(this.pause.multipliedBy(2), LONGEST_PAUSE);
			this.tried.countDown();
		}
	}

	private static Duration shorter(Duration one, Duration other) {
		return (one.compareTo(other) < 0) ? one : other;
	}

	/**
	 * Wait for the end of the first attempt. A thread that is interrupted stays so and
	 * does not wait.
	 * @param patience how long to wait
	 * @return whether the storage is open
	 */
	boolean await(Duration patience) {
		try {
			this.tried.await(patience.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		return this.open;
	}

	/**
	 * Begin no attempt any more, and wait for the one that is under way.
	 * @param patience how long to wait
	 */
	void close(Duration patience) {
		Thread last;
		synchronized (this) {
			this.closed = true;
			last = this.running;
		}
		if (last == null || last == Thread.currentThread()) {
			return;
		}
		boolean interrupted = Thread.interrupted();
		try {
			last.join(patience.toMillis());
		}
		catch (InterruptedException ex) {
			interrupted = true;
		}
		finally {
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
	}

	/**
	 * An attempt to open a storage.
	 */
	@FunctionalInterface
	interface Attempt {

		/**
		 * Try to open it.
		 * @return why that failed, {@code null} if it did not
		 */
		@Nullable Failure run();

	}

}
