package io.monitoring.remote;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;

import io.monitoring.outbound.BoundedExecutor;
import io.monitoring.slo.CountGap;
import io.monitoring.slo.CountStore;
import io.monitoring.slo.SavedCounts;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The counts of objectives whose counters a server keeps: nothing has to be saved,
 * because what was missed can be counted from the past. That is done by a thread of its
 * own, one piece at a time; what it finds is taken at the next tick.
 */
public final class RemoteCounts implements CountStore, AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(RemoteCounts.class);

	private static final int MOST_GAPS = 10_000;

	/** Beyond it the thread waits for the next tick. */
	private static final int MOST_ROWS = 100_000;

	private final RemoteBackend backend;

	private final BoundedExecutor executor = new BoundedExecutor("monitoring-past", 1, 1, Duration.ofSeconds(1));

	private final Deque<Backfill> waiting = new ArrayDeque<>();

	private List<SavedCounts> found = new ArrayList<>();

	private boolean running;

	private Instant now = Instant.EPOCH;

	RemoteCounts(RemoteBackend backend) {
		this.backend = backend;
	}

	@Override
	public List<SavedCounts> load(String objective, String definition, Instant since) {
		return List.of();
	}

	@Override
	public void save(List<SavedCounts> slots) {
	}

	@Override
	public synchronized boolean fills(CountGap gap) {
		String good = this.backend.question(gap.good());
		String total = this.backend.question(gap.total());
		if (good == null || total == null || this.waiting.size() >= MOST_GAPS) {
			return false;
		}
		this.waiting.add(new Backfill(this.backend, gap, good, total));
		return true;
	}

	@Override
	public synchronized List<SavedCounts> others(Instant now) {
		this.now = now;
		List<SavedCounts> taken = this.found;
		this.found = new ArrayList<>();
		if (!this.running && this.waiting.stream().anyMatch((gap) -> gap.isDue(now))) {
			try {
				this.running = true;
				this.executor.execute(this::work);
			}
			catch (RejectedExecutionException ex) {
				this.running = false;
			}
		}
		return taken;
	}

	private void work() {
		try {
			Backfill next = next();
			while (next != null) {
				count(next);
				next = next();
			}
		}
		catch (RuntimeException ex) {
			logger.warn("Counting the past failed, it is tried again: {}", ex.getClass().getSimpleName());
		}
		finally {
			stopped();
		}
	}

	private synchronized void stopped() {
		this.running = false;
	}

	private synchronized @Nullable Backfill next() {
		this.waiting.removeIf(Backfill::isDone);
		if (this.found.size() >= MOST_ROWS) {
			return null;
		}
		return this.waiting.stream().filter((gap) -> gap.isDue(this.now)).findFirst().orElse(null);
	}

	private void count(Backfill gap) {
		try {
			List<SavedCounts> rows = gap.piece();
			synchronized (this) {
				this.found.addAll(rows);
			}
		}
		catch (RemoteException ex) {
			failed(gap, ex);
		}
	}

	private synchronized void failed(Backfill gap, RemoteException failure) {
		if (!gap.failed(failure, this.now)) {
			this.waiting.remove(gap);
			logger.warn("The past of objective '{}' stays unknown: {}", gap.gap().objective(), failure.getMessage());
		}
	}

	/**
	 * Return whether there are gaps that are not counted yet.
	 * @return whether more is to come
	 */
	public synchronized boolean isBusy() {
		return this.running || this.waiting.stream().anyMatch((gap) -> !gap.isDone());
	}

	@Override
	public void close() {
		this.executor.close();
	}

}
