package io.monitoring.autoconfigure.objective;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

import io.monitoring.slo.event.ObjectiveEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands events over to a thread that may wait. When listeners are slower than events
 * come, the oldest are dropped: the present is worth more.
 */
final class EventQueue {

	private static final Logger logger = LoggerFactory.getLogger(EventQueue.class);

	private static final int CAPACITY = 200;

	private final Deque<ObjectiveEvent> waiting = new ArrayDeque<>();

	private final Executor executor;

	private final Consumer<ObjectiveEvent> target;

	private long dropped;

	/**
	 * Create a queue.
	 * @param executor a thread; may refuse a task as long as another one waits
	 * @param target gets the events, in their order
	 */
	EventQueue(Executor executor, Consumer<ObjectiveEvent> target) {
		this.executor = executor;
		this.target = target;
	}

	void add(ObjectiveEvent event) {
		synchronized (this.waiting) {
			if (this.waiting.size() >= CAPACITY) {
				this.waiting.removeFirst();
				if (this.dropped++ == 0) {
					logger.warn("Listeners of the application are slower than events about objectives come: "
							+ "the oldest events are dropped");
				}
			}
			this.waiting.addLast(event);
		}
		try {
			this.executor.execute(this::drain);
		}
		catch (RejectedExecutionException ex) {
			// A task waits already, or the application stops.
			logger.trace("No second task is needed", ex);
		}
	}

	private void drain() {
		for (ObjectiveEvent next = poll(); next != null; next = poll()) {
			try {
				this.target.accept(next);
			}
			catch (RuntimeException ex) {
				logger.warn("A listener of the application failed for {} of '{}'", next.getClass().getSimpleName(),
						next.objective(), ex);
			}
		}
	}

	private @Nullable ObjectiveEvent poll() {
		synchronized (this.waiting) {
			return this.waiting.pollFirst();
		}
	}

	/**
	 * Return how many events were dropped.
	 * @return a number that only grows
	 */
	long dropped() {
		synchronized (this.waiting) {
			return this.dropped;
		}
	}

}
