package io.monitoring.outbound;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A few daemon threads with a bounded queue; idle threads end. What does not fit in is
 * refused, never run by the caller.
 */
public final class BoundedExecutor implements Executor, AutoCloseable {

	private static final Duration IDLE = Duration.ofSeconds(10);

	private final ThreadPoolExecutor pool;

	private final Duration patience;

	/**
	 * Create an executor; threads start when they are needed.
	 * @param name name of the threads, to which a number is added
	 * @param threads largest number of threads
	 * @param capacity how many tasks can wait
	 * @param patience how long {@link #close()} waits for tasks that run
	 */
	public BoundedExecutor(String name, int threads, int capacity, Duration patience) {
		AtomicInteger number = new AtomicInteger();
		this.patience = patience;
		this.pool = new ThreadPoolExecutor(threads, threads, IDLE.toMillis(), TimeUnit.MILLISECONDS,
				new LinkedBlockingQueue<>(capacity), (task) -> {
					Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
					thread.setDaemon(true);
					return thread;
				});
		this.pool.allowCoreThreadTimeOut(true);
	}

	@Override
	public void execute(Runnable task) {
		this.pool.execute(task);
	}

	/**
	 * Take no more tasks, drop those that wait, and give those that run some time.
	 */
	@Override
	public void close() {
		this.pool.getQueue().clear();
		finish();
	}

	/**
	 * Take no more tasks, and give those that run or wait some time.
	 */
	public void finish() {
		this.pool.shutdown();
		try {
			if (!this.pool.awaitTermination(this.patience.toMillis(), TimeUnit.MILLISECONDS)) {
				this.pool.shutdownNow();
			}
		}
		catch (InterruptedException ex) {
			this.pool.shutdownNow();
			Thread.currentThread().interrupt();
		}
	}

}
