package io.monitoring.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Runs one transaction after the other, on a connection that is kept as long as nothing
 * goes wrong, or on one that is borrowed for each.
 */
final class SharedSession implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private final SharedConnections connections;

	private final SharedTrouble trouble;

	private final PatientLock lock = new PatientLock();

	private @Nullable Connection kept;

	private boolean closed;

	SharedSession(SharedConnections connections, SharedTrouble trouble) {
		this.connections = connections;
		this.trouble = trouble;
	}

	/**
	 * Run a transaction.
	 * @param work what is done in it; what it throws undoes it
	 * @return what the work gives
	 * @throws SQLException if the database does not take it, or others use the session
	 * for too long
	 */
	<T extends @Nullable Object> T run(Sql.Query<T> work) throws SQLException {
		if (!this.lock.acquire(PATIENCE)) {
			throw new SQLException("The database takes too long", "57014");
		}
		try {
			return transaction(work);
		}
		finally {
			this.lock.release();
		}
	}

	private <T extends @Nullable Object> T transaction(Sql.Query<T> work) throws SQLException {
		if (this.closed) {
			throw new SQLException("The storage is closed", "08003");
		}
		Connection connection = (this.kept != null) ? this.kept : this.connections.open();
		this.kept = null;
		boolean committed = false;
		try {
			this.connections.begin(connection);
			T result = work.run(new Sql(connection, this.trouble::unreadable, SharedSession::storable));
			connection.commit();
			committed = true;
			return result;
		}
		finally {
			if (committed && !this.connections.isBorrowed()) {
				this.kept = connection;
			}
			else {
				this.connections.release(connection, committed);
			}
		}
	}

	/** PostgreSQL has no place for the character 0, and none for half a pair. */
	static String storable(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (text.charAt(i) == 0 || Character.isSurrogate(text.charAt(i))) {
				return text.codePoints()
					.map((point) -> (point == 0 || isSurrogate(point)) ? '\uFFFD' : point)
					.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
					.toString();
			}
		}
		return text;
	}

	private static boolean isSurrogate(int point) {
		return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
	}

	@Override
	public void close() {
		boolean mine = this.lock.acquire(PATIENCE);
		this.closed = true;
		if (mine) {
			Connection connection = this.kept;
			this.kept = null;
			if (connection != null) {
				this.connections.release(connection, false);
			}
			this.lock.release();
		}
	}

}
