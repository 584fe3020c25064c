package io.monitoring.notify;

import java.time.Duration;
import java.util.concurrent.Executor;

import io.monitoring.outbound.BoundedExecutor;

/**
 * The threads of a dispatcher. What writes is apart from what sends, so that receivers
 * that hang, however many, never keep a decision from being stored.
 *
 * @param writing what writes to the log
 * @param sending what sends
 */
record DispatcherExecutors(Executor writing, Executor sending) implements AutoCloseable {

	private static final int MIN_THREADS = 2;

	private static final int MAX_THREADS = 4;

	private static final int CAPACITY = 1000;

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	/**
	 * Create threads, which start when they are needed.
	 * @param receivers number of receivers
	 * @return the executors
	 */
	static DispatcherExecutors threads(int receivers) {
		return new DispatcherExecutors(new BoundedExecutor("monitoring-store", 1, CAPACITY, PATIENCE),
				new BoundedExecutor("monitoring-notify", Math.max(MIN_THREADS, Math.min(MAX_THREADS, receivers)),
						CAPACITY, PATIENCE));
	}

	/** What was decided is stored, what was not sent stays in the log. */
	@Override
	public void close() {
		if (this.writing != this.sending && this.writing instanceof BoundedExecutor own) {
			own.finish();
		}
		if (this.sending instanceof BoundedExecutor own) {
			own.close();
		}
	}

}
