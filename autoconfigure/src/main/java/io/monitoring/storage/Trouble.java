package io.monitoring.storage;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import io.monitoring.notify.PlainText;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what goes wrong with the file, says so in the log at most every ten minutes, and
 * remembers what is wrong now.
 */
final class Trouble {

	private static final Logger logger = LoggerFactory.getLogger(Trouble.class);

	private static final Duration LOG_INTERVAL = Duration.ofMinutes(10);

	private static final int MAX_MESSAGE = 300;

	private final StorageFile file;

	private final Map<Failure, Instant> logged = new EnumMap<>(Failure.class);

	private final AtomicLong failedWrites = new AtomicLong();

	private final AtomicLong unreadableRows = new AtomicLong();

	private volatile @Nullable Problem problem;

	private volatile @Nullable Corruption corruption;

	private volatile boolean opened;

	Trouble(StorageFile file) {
		this.file = file;
	}

	/** Note that the file was opened and read. */
	synchronized void opened() {
		this.opened = true;
		if (this.problem != null) {
			this.problem = null;
			logger.info("The storage can be used now: {}", this.file.path());
		}
	}

	/**
	 * Note that the file could not be opened.
	 * @param failure what it means
	 * @param ex why
	 * @param now the present
	 */
	synchronized void unavailable(Failure failure, StorageException ex, Instant now) {
		String text = String.valueOf(ex.getMessage());
		Problem known = this.problem;
		this.problem = new Problem(text, (known != null) ? known.since() : now);
		if (isNews(failure, now)) {
			String reason = (ex.getCause() != null)
					? " (" + PlainText.oneLine(String.valueOf(detail(ex).getMessage()), MAX_MESSAGE) + ")" : "";
			logger.warn("What has to outlive the application is kept in memory until the file can be used. {}: {}{}",
					this.file.path(), text, reason);
		}
	}

	private boolean isNews(Failure failure, Instant now) {
		Instant last = this.logged.get(failure);
		boolean news = last == null || Duration.between(last, now).abs().compareTo(LOG_INTERVAL) >= 0;
		if (news) {
			this.logged.put(failure, now);
		}
		return news;
	}

	/**
	 * Note that the file did not take something.
	 * @param failure what it means
	 * @param ex why
	 * @param now the present
	 */
	synchronized void failed(Failure failure, Exception ex, Instant now) {
		String text = (ex instanceof StorageException) ? String.valueOf(ex.getMessage()) : failure.text();
		this.failedWrites.incrementAndGet();
		Problem known = this.problem;
		this.problem = new Problem(text, (known != null) ? known.since() : now);
		if (isNews(failure, now)) {
			logger.warn("The storage does not take changes; they are kept in memory and written later. {}: {} ({})",
					this.file.path(), text, PlainText.oneLine(String.valueOf(detail(ex).getMessage()), MAX_MESSAGE));
		}
	}

	private static Throwable detail(Exception ex) {
		return (ex instanceof StorageException && ex.getCause() != null) ? ex.getCause() : ex;
	}

	/** Note that the file has everything again. */
	synchronized void recovered() {
		if (this.problem != null) {
			this.problem = null;
			logger.info("The storage has caught up: {}", this.file.path());
		}
	}

	void setAside(String name, Instant now) {
		this.corruption = new Corruption(now, name);
		logger.warn("The storage begins anew: {} was damaged and is now called {}", this.file.path(), name);
	}

	void unreadable(long rows) {
		if (rows > 0) {
			this.unreadableRows.addAndGet(rows);
			logger.warn("{} rows of the storage could not be understood and were left out: {}", rows, this.file.path());
		}
	}

	/**
	 * Return how the storage fares.
	 * @param maxSize largest size of the file
	 * @param lost entries of the history that were given up
	 */
	StorageStatus status(long maxSize, long lost) {
		Problem current = this.problem;
		Corruption last = this.corruption;
		return new StorageStatus(state(current), this.file.path().toString(), (current != null) ? current.text() : null,
				(current != null) ? current.since() : null, this.file.size(), maxSize, this.failedWrites.get(), lost,
				this.unreadableRows.get(), (last != null) ? last.time() : null, (last != null) ? last.name() : null);
	}

	private StorageStatus.State state(@Nullable Problem current) {
		if (this.opened) {
			return (current != null) ? StorageStatus.State.BEHIND : StorageStatus.State.FILE;
		}
		return (current != null) ? StorageStatus.State.UNAVAILABLE : StorageStatus.State.OPENING;
	}

	private record Problem(String text, Instant since) {

	}

	private record Corruption(Instant time, String name) {

	}

}
