package io.monitoring.storage;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;

/**
 * The thread {@code monitoring-store}, the only one that waits for the database on behalf
 * of others: they wait for the thread, for a bounded time.
 */
final class SharedThread implements AutoCloseable {

	private static final int CAPACITY = 100;

	private static final Duration END = Duration.ofSeconds(6);

	private final SharedKeeper keeper;

	private final SharedSession session;

	private final BlockingQueue<Runnable> asked = new ArrayBlockingQueue<>(CAPACITY);

	private final CountDownLatch started = new CountDownLatch(1);

	private final Thread thread = new Thread(this::run, "monitoring-store");

	private volatile boolean stopped;

	SharedThread(SharedKeeper keeper, SharedSession session) {
		this.keeper = keeper;
		this.session = session;
		this.thread.setDaemon(true);
	}

	/**
	 * Start, and wait for the first round.
	 * @param patience how long at most
	 */
	void start(Duration patience) {
		this.thread.start();
		try {
			if (!this.started.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
				return;
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void run() {
		long next = System.nanoTime();
		while (!this.stopped) {
			long wait = next - System.nanoTime();
			try {
				Runnable task = (wait > 0) ? this.asked.poll(wait, TimeUnit.NANOSECONDS) : null;
				if (task != null) {
					task.run();
				}
				else if (!this.stopped && next - System.nanoTime() <= 0) {
					next = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(this.keeper.round());
					this.started.countDown();
				}
			}
			catch (InterruptedException ex) {
				// Only the end of the storage ends the thread.
			}
		}
	}

	/**
	 * Have something done in a transaction of its own.
	 * @param query what is done
	 * @param patience how long it is waited for
	 * @return what it gives
	 * @throws SQLException if the database does not take it, or not in time; it may still
	 * be done then
	 */
	<T extends @Nullable Object> T call(Sql.Query<T> query, Duration patience) throws SQLException {
		return await(() -> this.session.run(query), patience);
	}

	/**
	 * Read what others have written, and what this process has.
	 * @param query what is read
	 * @param patience how long it is waited for
	 * @return what was read
	 * @throws SQLException if the database does not answer, or not in time
	 */
	<T> T read(Sql.Query<T> query, Duration patience) throws SQLException {
		return await(() -> {
			this.keeper.write();
			return this.session.run(query);
		}, patience);
	}

	/**
	 * Write what waits.
	 * @param patience how long it is waited for
	 */
	void flush(Duration patience) {
		try {
			await(() -> {
				this.keeper.write();
				return true;
			}, patience);
		}
		catch (SQLException ex) {
			// It waits in memory; the next round says what is wrong.
		}
	}

	private <T extends @Nullable Object> T await(Task<T> task, Duration patience) throws SQLException {
		CompletableFuture<T> result = new CompletableFuture<>();
		if (this.stopped || !this.asked.offer(() -> complete(result, task))) {
			throw new SQLException("Too many wait for the database", "53000");
		}
		boolean interrupted = Thread.interrupted();
		try {
			return result.get(patience.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (ExecutionException ex) {
			throw (ex.getCause() instanceof SQLException failure) ? failure : new SQLException(ex.getCause());
		}
		catch (InterruptedException ex) {
			interrupted = true;
			throw new SQLException("Interrupted while waiting for the database", "57014", ex);
		}
		catch (TimeoutException ex) {
			throw new SQLException("The database takes too long", "57014", ex);
		}
		finally {
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
	}

	private static <T extends @Nullable Object> void complete(CompletableFuture<T> result, Task<T> task) {
		try {
			result.complete(task.run());
		}
		catch (SQLException | RuntimeException ex) {
			result.completeExceptionally(ex);
		}
	}

	/** Write what waits, for a bounded time. */
	@Override
	public void close() {
		if (this.stopped) {
			return;
		}
		this.stopped = true;
		this.asked.clear();
		if (!this.asked.offer(() -> {
		})) {
			return;
		}
		boolean interrupted = Thread.interrupted();
		try {
			this.thread.join(END.toMillis());
		}
		catch (InterruptedException ex) {
			interrupted = true;
		}
		if (!this.thread.isAlive()) {
			this.keeper.finish();
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * Something that is done by the thread.
	 *
	 * @param <T> what it gives
	 */
	private interface Task<T extends @Nullable Object> {

		T run() throws SQLException;

	}

}
