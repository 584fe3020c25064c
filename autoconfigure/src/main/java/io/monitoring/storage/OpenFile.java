package io.monitoring.storage;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The one connection to the file, and what can be done when the file fails. Used by the
 * thread that has the journal.
 */
final class OpenFile {

	/** A disk that damages file after file is not trusted any more. */
	private static final int MAX_CORRUPTIONS = 3;

	private final StorageFile file;

	private final SqliteConnections connections;

	private final Housekeeping housekeeping;

	private final Trouble trouble;

	private @Nullable Connection connection;

	private int corruptions;

	OpenFile(StorageFile file, SqliteConnections connections, Housekeeping housekeeping, Trouble trouble) {
		this.file = file;
		this.connections = connections;
		this.housekeeping = housekeeping;
		this.trouble = trouble;
	}

	@Nullable Connection connection() {
		return this.connection;
	}

	boolean isInPlace() {
		return this.file.isInPlace();
	}

	Connection open(Instant now) throws SQLException, StorageException {
		Connection opened = this.connections.open(now);
		this.connection = opened;
		return opened;
	}

	/**
	 * Return a connection to the file that has the name. What went away under its name is
	 * copied to it first: as long as it is open it can be read.
	 * @param now the present
	 */
	Connection inPlace(Instant now) throws SQLException, StorageException {
		Connection current = this.connection;
		if (current != null && this.file.isInPlace()) {
			return current;
		}
		boolean copied = current != null && copy(current);
		close();
		if (copied) {
			putCopyInPlace();
		}
		return open(now);
	}

	private boolean copy(Connection current) {
		try {
			this.file.prepareCopy();
			try (PreparedStatement statement = current.prepareStatement("VACUUM INTO ?")) {
				statement.setString(1, this.file.copy().toString());
				statement.executeUpdate();
			}
			return true;
		}
		catch (IOException | SQLException ex) {
			// Memory has what matters most; the history of long ago is lost.
			this.file.dropCopy();
			return false;
		}
	}

	private void putCopyInPlace() {
		try {
			this.file.putCopyInPlace();
		}
		catch (IOException ex) {
			this.file.dropCopy();
		}
	}

	Failure failure(Exception ex) {
		Failure failure = Failure.of(ex);
		boolean capped = failure == Failure.FULL && this.file.hasRoomUpTo(this.connections.maxSize());
		return capped ? Failure.CAP : failure;
	}

	/**
	 * Do something about a failure.
	 * @param failure the failure
	 * @param now the present
	 * @return whether another attempt at once makes sense
	 */
	boolean remedy(Failure failure, Instant now) {
		if (failure == Failure.CAP) {
			return trim();
		}
		if (failure == Failure.MOVED) {
			return true;
		}
		if (failure != Failure.FULL) {
			close();
		}
		return failure == Failure.CORRUPT && setAside(now);
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
			boolean trimmed = this.housekeeping.trim(new Sql(current, this.trouble::unreadable), 2);
			transaction.commit();
			return trimmed;
		}
		catch (SQLException ex) {
			return false;
		}
	}

	void close() {
		Connection current = this.connection;
		this.connection = null;
		if (current != null) {
			SqliteConnections.closeQuietly(current);
		}
	}

}
