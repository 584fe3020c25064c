package io.monitoring.engine;

import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.function.Consumer;

/**
 * What ticks have to keep, written in their order by a thread that may wait for a disk.
 * What cannot be written stays at the head and is tried again with the next tick.
 *
 * @param <T> what a tick has to keep
 */
final class LaterWrites<T> implements Runnable {

	private static final int CAPACITY = 100;

	private final Queue<T> waiting = new ArrayBlockingQueue<>(CAPACITY);

	private final Consumer<T> write;

	LaterWrites(Consumer<T> write) {
		this.write = write;
	}

	/**
	 * Take what a tick has to keep.
	 * @param change the change
	 * @throws IllegalStateException if too many ticks wait
	 */
	void add(T change) {
		if (!this.waiting.offer(change)) {
			throw new IllegalStateException(CAPACITY + " ticks wait to be stored: the storage hangs or fails");
		}
	}

	@Override
	public void run() {
		for (T next = this.waiting.peek(); next != null; next = this.waiting.peek()) {
			this.write.accept(next);
			this.waiting.remove();
		}
	}

}
