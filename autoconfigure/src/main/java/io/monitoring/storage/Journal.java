package io.monitoring.storage;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Makes each change in memory and, before the call returns, in the file, in the same
 * order. When the file does not take a change, memory goes on alone; later everything is
 * written in one transaction, so that the file never has half of something.
 */
final class Journal implements AutoCloseable {

	private static final Duration RETRY = Duration.ofSeconds(10);

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private static final Duration READ_PATIENCE = Duration.ofSeconds(1);

	private final PatientLock lock = new PatientLock();

	private final OpenFile file;

	private final Housekeeping housekeeping;

	private final Trouble trouble;

	private final InstantSource time;

	private Parts parts = new Parts(List.of());

	private @Nullable Instant triedAt;

	private volatile boolean closed;

	/** Whether the file was read. Until then memory is alone. */
	private volatile boolean started;

	private Consumer<Instant> opener = Objects::requireNonNull;

	/** Whether memory has something that the file has not. */
	private volatile boolean behind;

	Journal(StorageFile file, SqliteConnections connections, Housekeeping housekeeping, Trouble trouble,
			InstantSource time) {
		this.file = new OpenFile(file, connections, housekeeping, trouble);
		this.housekeeping = housekeeping;
		this.trouble = trouble;
		this.time = time;
	}

	/**
	 * Say what is kept.
	 * @param parts what is kept
	 * @param opener is asked to open the file when something changes before that was done
	 */
	void keep(List<Part> parts, Consumer<Instant> opener) {
		this.parts = new Parts(parts);
		this.opener = opener;
	}

	/**
	 * Open the file and read it. A damaged one is set aside. What has changed in memory
	 * before is written.
	 * @throws StorageException if the file cannot be used
	 */
	void start() throws StorageException {
		Instant now = this.time.instant();
		Connection opened = openFirst(now);
		if (!this.lock.acquire(PATIENCE)) {
			this.file.close();
			throw new StorageException(Failure.BUSY.text(), null);
		}
		try {
			start(opened, now);
		}
		finally {
			this.lock.release();
		}
	}

	/** Checking a large file takes long, and nobody may wait for it. */
	private @Nullable Connection openFirst(Instant now) throws StorageException {
		try {
			return this.file.open(now);
		}
		catch (SQLException ex) {
			if (!this.file.remedy(Failure.of(ex), now)) {
				this.file.close();
				throw new StorageException(Failure.of(ex).text(), ex);
			}
			return null;
		}
	}

	private void start(@Nullable Connection opened, Instant now) throws StorageException {
		if (this.closed) {
			this.file.close();
			return;
		}
		try {
			if (opened != null) {
				this.parts.load(sql(opened));
			}
			else {
				this.behind = true;
			}
		}
		catch (SQLException ex) {
			if (!this.file.remedy(Failure.of(ex), now)) {
				this.file.close();
				throw new StorageException(Failure.of(ex).text(), ex);
			}
			this.behind = true;
		}
		this.started = true;
		this.trouble.opened();
		if (this.behind) {
			catchUp(now);
		}
	}

	private Sql sql(Connection opened) {
		return new Sql(opened, this.trouble::unreadable);
	}

	/**
	 * Change something.
	 * @param inMemory the change in memory, which always happens
	 * @param inFile the same change in the file
	 */
	void change(Runnable inMemory, Sql.Work inFile) {
		if (!this.started) {
			inMemory.run();
			this.behind = true;
			this.opener.accept(this.time.instant());
			return;
		}
		boolean mine = this.lock.acquire(PATIENCE);
		try {
			inMemory.run();
			if (!mine) {
				this.behind = true;
			}
			else if (!this.closed) {
				write(inFile, this.time.instant());
			}
		}
		finally {
			if (mine) {
				this.lock.release();
			}
		}
	}

	/**
	 * Change something in the file alone.
	 * @param work the change
	 * @return what it gives, {@code null} if the file does not take it now
	 */
	<T> @Nullable T changeFile(Sql.Query<T> work) {
		AtomicReference<@Nullable T> result = new AtomicReference<>();
		change(() -> {
		}, (sql) -> result.set(work.run(sql)));
		return this.behind ? null : result.get();
	}

	/** Write what waits for a transaction, if anything does. */
	void flush() {
		if (this.parts.hasWaiting()) {
			change(() -> {
			}, (sql) -> {
			});
		}
	}

	private void write(Sql.Work work, Instant now) {
		Connection current = this.file.connection();
		if (this.behind || current == null) {
			if (this.triedAt == null || Duration.between(this.triedAt, now).abs().compareTo(RETRY) >= 0) {
				catchUp(now);
			}
			return;
		}
		try {
			if (!this.file.isInPlace()) {
				throw new MovedFileException();
			}
			transaction(current, work, now);
		}
		catch (SQLException | RuntimeException ex) {
			this.behind = true;
			this.triedAt = now;
			if (failed(ex, now)) {
				catchUp(now);
			}
		}
	}

	private void transaction(Connection current, Sql.Work work, Instant now) throws SQLException {
		boolean committed = false;
		try (Transaction transaction = new Transaction(current)) {
			Sql sql = sql(current);
			work.run(sql);
			this.parts.takeAlong(sql);
			this.housekeeping.run(sql, this.parts.all(), now);
			transaction.commit();
			committed = true;
		}
		finally {
			this.parts.finished(committed);
		}
	}

	private void catchUp(Instant now) {
		this.triedAt = now;
		// Before memory is read: whoever changes it from now on without the lock says so.
		this.behind = false;
		try {
			Connection current = this.file.inPlace(now);
			transaction(current, this.parts::rewrite, now);
			if (!this.behind) {
				this.trouble.recovered();
			}
		}
		catch (SQLException | StorageException | RuntimeException ex) {
			this.behind = true;
			failed(ex, now);
		}
	}

	/** Return whether another attempt at once makes sense. */
	private boolean failed(Exception ex, Instant now) {
		Failure failure = this.file.failure(ex);
		this.trouble.failed(failure, ex, now);
		return this.file.remedy(failure, now);
	}

	/**
	 * Read from the file.
	 * @param query what to read
	 * @return the result, {@code null} if memory has to answer: the file is behind or
	 * busy
	 */
	<T> @Nullable T read(Sql.Query<T> query) {
		if (!this.started || this.behind || !this.lock.acquire(READ_PATIENCE)) {
			return null;
		}
		try {
			Connection current = this.file.connection();
			// Rows that cannot be understood have been counted when the file was opened.
			return (current != null && !this.behind) ? query.run(new Sql(current, (rows) -> {
			})) : null;
		}
		catch (SQLException | RuntimeException ex) {
			Instant now = this.time.instant();
			this.behind = true;
			failed(ex, now);
			return null;
		}
		finally {
			this.lock.release();
		}
	}

	@Override
	public void close() {
		if (!this.lock.acquire(PATIENCE)) {
			return;
		}
		try {
			boolean open = this.started && !this.closed;
			if (open && this.behind) {
				catchUp(this.time.instant());
			}
			else if (open && this.parts.hasWaiting()) {
				write((sql) -> {
				}, this.time.instant());
			}
			this.closed = true;
			this.file.close();
		}
		finally {
			this.lock.release();
		}
	}

}
