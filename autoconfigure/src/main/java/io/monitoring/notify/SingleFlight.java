package io.monitoring.notify;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Work for an executor that is never done twice at once. What finds no thread is left for
 * a later call, which comes with the next tick.
 */
final class SingleFlight {

	private final Executor executor;

	private final Runnable work;

	private final Runnable afterwards;

	private final AtomicBoolean running = new AtomicBoolean();

	SingleFlight(Executor executor, Runnable work) {
		this(executor, work, () -> {
		});
	}

	/**
	 * Create work with a sequel.
	 * @param executor what does the work
	 * @param work the work
	 * @param afterwards follows each time, even after a failure, when the work may
	 * already be done anew
	 */
	SingleFlight(Executor executor, Runnable work, Runnable afterwards) {
		this.executor = executor;
		this.work = work;
		this.afterwards = afterwards;
	}

	/** Begin soon, unless it is under way. */
	void start() {
		if (!this.running.compareAndSet(false, true)) {
			return;
		}
		try {
			this.executor.execute(this::run);
		}
		catch (RejectedExecutionException ex) {
			this.running.set(false);
		}
	}

	private void run() {
		try {
			this.work.run();
		}
		finally {
			this.running.set(false);
			this.afterwards.run();
		}
	}

}
