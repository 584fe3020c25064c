package io.monitoring.storage;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
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

	/** A disk that damages file after file is not trusted any more. */
	private static final int MAX_CORRUPTIONS = 3;

	private final PatientLock lock = new PatientLock();

	private final StorageFile file;

	private final SqliteConnections connections;

	private final Housekeeping housekeeping;

	private final Trouble trouble;

	private final InstantSource time;

	private List<Part> parts = List.of();

	private @Nullable Connection connection;

	private @Nullable Instant triedAt;

	private int corruptions;

	private volatile boolean closed;

	/** Whether the file was read. Until then memory is alone. */
	private volatile boolean started;

	private Consumer<Instant> opener = (now) -> {
	};

	/** Whether memory has something that the file has not. */
	private volatile boolean behind;

	Journal(StorageFile file, SqliteConnections connections, Housekeeping housekeeping, Trouble trouble,
			InstantSource time) {
		this.file = file;
		this.connections = connections;
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
		this.parts = List.copyOf(parts);
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
			disconnect();
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
			return open(now);
		}
		catch (SQLException ex) {
			if (!remedy(Failure.of(ex), now)) {
				disconnect();
				throw new StorageException(Failure.of(ex).text(), ex);
			}
			return null;
		}
	}

	private void start(@Nullable Connection opened, Instant now) throws StorageException {
		if (this.closed) {
			disconnect();
			return;
		}
		try {
			if (opened != null) {
				load(opened);
			}
			else {
				this.behind = true;
			}
		}
		catch (SQLException ex) {
			if (!remedy(Failure.of(ex), now)) {
				disconnect();
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

	private void load(Connection opened) throws SQLException {
		Sql sql = sql(opened);
		for (Part part : this.parts) {
			part.load(sql);
		}
	}

	private Connection open(Instant now) throws SQLException, StorageException {
		Connection opened = this.connections.open(now);
		this.connection = opened;
		return opened;
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

	/** Write what waits for a transaction, if anything does. */
	void flush() {
		if (this.parts.stream().anyMatch(Part::hasWaiting)) {
			change(() -> {
			}, (sql) -> {
			});
		}
	}

	private void write(Sql.Work work, Instant now) {
		Connection current = this.connection;
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
			for (Part part : this.parts) {
				part.takeAlong(sql);
			}
			this.housekeeping.run(sql, this.parts, now);
			transaction.commit();
			committed = true;
		}
		finally {
			for (Part part : this.parts) {
				part.finished(committed);
			}
		}
	}

	private void catchUp(Instant now) {
		this.triedAt = now;
		// Before memory is read: whoever changes it from now on without the lock says so.
		this.behind = false;
		try {
			Connection current = (this.connection != null && this.file.isInPlace()) ? this.connection : reopen(now);
			transaction(current, this::rewrite, now);
			if (!this.behind) {
				this.trouble.recovered();
			}
		}
		catch (SQLException | StorageException | RuntimeException ex) {
			this.behind = true;
			failed(ex, now);
		}
	}

	private Connection reopen(Instant now) throws SQLException, StorageException {
		disconnect();
		return open(now);
	}

	private void rewrite(Sql sql) throws SQLException {
		for (Part part : this.parts) {
			part.rewrite(sql);
		}
	}

	/** Return whether another attempt at once makes sense. */
	private boolean failed(Exception ex, Instant now) {
		Failure failure = Failure.of(ex);
		if (failure == Failure.FULL && this.file.hasRoomUpTo(this.connections.maxSize())) {
			failure = Failure.CAP;
		}
		this.trouble.failed(failure, ex, now);
		return remedy(failure, now);
	}

	private boolean remedy(Failure failure, Instant now) {
		if (failure == Failure.CAP) {
			return trim();
		}
		if (failure != Failure.FULL) {
			disconnect();
		}
		return failure == Failure.MOVED || (failure == Failure.CORRUPT && setAside(now));
	}

	private boolean setAside(Instant now) {
		if (++this.corruptions > MAX_CORRUPTIONS) {
			return false;
		}
		try {
			this.trouble.setAside(this.file.setAside(now), now);
			return true;
		}
		catch (IOException ex) {
			this.trouble.failed(Failure.READ_ONLY, ex, now);
			return false;
		}
	}

	private boolean trim() {
		Connection current = this.connection;
		if (current == null) {
			return false;
		}
		try (Transaction transaction = new Transaction(current)) {
			boolean trimmed = this.housekeeping.trim(sql(current), 2);
			transaction.commit();
			return trimmed;
		}
		catch (SQLException ex) {
			return false;
		}
	}

	private void disconnect() {
		Connection current = this.connection;
		this.connection = null;
		if (current != null) {
			SqliteConnections.closeQuietly(current);
		}
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
			Connection current = this.connection;
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
		boolean mine = this.lock.acquire(PATIENCE);
		if (!mine) {
			return;
		}
		try {
			boolean open = this.started && !this.closed;
			if (open && this.behind) {
				catchUp(this.time.instant());
			}
			else if (open && this.parts.stream().anyMatch(Part::hasWaiting)) {
				write((sql) -> {
				}, this.time.instant());
			}
			this.closed = true;
			disconnect();
		}
		finally {
			this.lock.release();
		}
	}

}
